"""Zotero's item types, fields and roles, and what CSL calls them.

Source: the item types and fields that Zotero's documentation lists; the CSL 1.0.2 specification, appendices III and IV.
"""

from citecli.references.model import ItemType

TYPES = {
    "artwork": ItemType.GRAPHIC, "audioRecording": ItemType.SONG, "bill": ItemType.BILL,
    "blogPost": ItemType.POST_WEBLOG, "book": ItemType.BOOK, "bookSection": ItemType.CHAPTER,
    "case": ItemType.LEGAL_CASE, "classic": ItemType.CLASSIC, "computerProgram": ItemType.SOFTWARE,
    "conferencePaper": ItemType.PAPER_CONFERENCE, "dataset": ItemType.DATASET,
    "dictionaryEntry": ItemType.ENTRY_DICTIONARY, "document": ItemType.DOCUMENT,
    "email": ItemType.PERSONAL_COMMUNICATION, "encyclopediaArticle": ItemType.ENTRY_ENCYCLOPEDIA,
    "film": ItemType.MOTION_PICTURE, "forumPost": ItemType.POST, "hearing": ItemType.HEARING,
    "instantMessage": ItemType.PERSONAL_COMMUNICATION, "interview": ItemType.INTERVIEW,
    "journalArticle": ItemType.ARTICLE_JOURNAL, "letter": ItemType.PERSONAL_COMMUNICATION,
    "magazineArticle": ItemType.ARTICLE_MAGAZINE, "manuscript": ItemType.MANUSCRIPT, "map": ItemType.MAP,
    "newspaperArticle": ItemType.ARTICLE_NEWSPAPER, "patent": ItemType.PATENT, "podcast": ItemType.BROADCAST,
    "preprint": ItemType.ARTICLE, "presentation": ItemType.SPEECH, "radioBroadcast": ItemType.BROADCAST,
    "regulation": ItemType.REGULATION, "report": ItemType.REPORT, "standard": ItemType.STANDARD,
    "statute": ItemType.LEGISLATION, "thesis": ItemType.THESIS, "treaty": ItemType.TREATY,
    "tvBroadcast": ItemType.BROADCAST, "videoRecording": ItemType.MOTION_PICTURE, "webpage": ItemType.WEBPAGE,
}  # fmt: skip

_FIELDS_OF = {
    "title": "title caseName nameOfAct subject",
    "abstract": "abstractNote",
    "container-title": "publicationTitle bookTitle blogTitle proceedingsTitle dictionaryTitle encyclopediaTitle "
    "forumTitle programTitle websiteTitle sessionTitle reporter code",
    "container-title-short": "journalAbbreviation",
    "publisher": "publisher label distributor institution university company studio network repository",
    "publisher-place": "place repositoryLocation",
    "collection-title": "series seriesTitle",
    "collection-number": "seriesNumber",
    "volume": "volume codeVolume reporterVolume",
    "issue": "issue",
    "edition": "edition",
    "number-of-volumes": "numberOfVolumes",
    "page": "pages firstPage codePages",
    "number-of-pages": "numPages",
    "section": "section committee",
    "number": "number billNumber docketNumber documentNumber reportNumber patentNumber publicLawNumber episodeNumber "
    "identifier archiveID codeNumber",
    "version": "versionNumber",
    "event-title": "conferenceName meetingName",
    "event-place": "eventPlace",
    "genre": "type genre manuscriptType letterType mapType reportType thesisType websiteType postType presentationType",
    "medium": "medium format artworkMedium audioRecordingFormat videoRecordingFormat interviewMedium audioFileType "
    "system",
    "dimensions": "artworkSize runningTime",
    "scale": "scale",
    "authority": "authority court legislativeBody issuingAuthority organization",
    "chapter-number": "session",
    "references": "history references",
    "status": "status legalStatus",
    "jurisdiction": "country",
    "DOI": "DOI",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "URL": "url",
    "archive": "archive",
    "archive_location": "archiveLocation",
    "source": "libraryCatalog",
    "call-number": "callNumber",
    "title-short": "shortTitle",
    "language": "language",
    "license": "rights",
    "part-number": "partNumber",
    "part-title": "partTitle",
    "original-publisher": "originalPublisher",
    "original-publisher-place": "originalPlace",
    "note": "extra",
}
TEXTS = {field: variable for variable, fields in _FIELDS_OF.items() for field in fields.split()}
"""Fields that hold a text, and the variable of each."""
OF_TYPE = {
    ("presentation", "place"): "event-place",
    ("hearing", "place"): "event-place",
    ("patent", "place"): "publisher-place",
    ("podcast", "seriesTitle"): "container-title",
    ("presentation", "series"): "collection-title",
}
"""Fields that mean something else in a type of item."""
DATES = {
    "date": "issued", "dateDecided": "issued", "dateEnacted": "issued", "issueDate": "issued",
    "filingDate": "submitted", "priorityDate": "original-date", "originalDate": "original-date",
    "accessDate": "accessed",
}  # fmt: skip
KEY = "citationKey"
"""The field of the citation key, from Zotero 8 on."""

_ROLES_OF = {
    "author": "author artist cartographer inventor performer podcaster presenter programmer interviewee sponsor "
    "creator",
    "editor": "editor",
    "translator": "translator",
    "collection-editor": "seriesEditor",
    "container-author": "bookAuthor",
    "reviewed-author": "reviewedAuthor",
    "recipient": "recipient",
    "interviewer": "interviewer",
    "composer": "composer",
    "director": "director",
    "script-writer": "scriptwriter",
    "producer": "producer",
    "executive-producer": "executiveProducer",
    "performer": "castMember",
    "host": "host",
    "guest": "guest",
    "narrator": "narrator",
    "series-creator": "seriesCreator",
    "original-author": "originalCreator",
    "chair": "chair",
    "organizer": "organizer",
    "contributor": "contributor commenter cosponsor counsel attorneyAgent wordsBy",
}
ROLES = {role: variable for variable, roles in _ROLES_OF.items() for role in roles.split()}
"""The roles of creators."""
