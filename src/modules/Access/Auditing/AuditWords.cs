using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>What an entry says, in words: one sentence for each verb with each kind that is ever written.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<(string Verb, string Kind), string> Table = new()
    {
        [("open", "child")] = "Opened the record",
        [("see", "child")] = "Looked at the record",
        [("list", "child")] = "Saw in a list: the record",
        [("search", "child")] = "Searched for records of the same child",
        [("change", "child")] = "Changed who the child is",
        [("join", "child")] = "Joined two records of one child",
        [("part", "child")] = "Parted two records that were joined",
        [("see", "address")] = "Looked at the address",
        [("change", "address")] = "Changed the address",
        [("see", "contact")] = "Looked at a contact",
        [("add", "contact")] = "Added a contact",
        [("change", "contact")] = "Changed a contact",
        [("end", "contact")] = "Ended a contact",
        [("see", "number")] = "Looked at the child’s numbers",
        [("change", "number")] = "Changed one of the child’s numbers",
        [("see", "characteristics")] = "Looked at the child’s characteristics",
        [("change", "characteristics")] = "Changed the child’s characteristics",
        [("see", "support")] = "Looked at the support for special educational needs",
        [("change", "support")] = "Changed the support for special educational needs",
        [("see", "roll")] = "Looked at a time on roll",
        [("enter", "roll")] = "Put the child on roll",
        [("leave", "roll")] = "Took the child off roll",
        [("import", "roll")] = "Imported a school’s roll",
        [("import", "attendance")] = "Imported attendance",
        [("see", "note")] = "Looked at notes",
        [("add", "note")] = "Added a note",
        [("mistaken", "note")] = "Marked a note as mistaken",
        [("see", "own-words")] = "Looked at what the child or the family says",
        [("add", "own-words")] = "Added what the child or the family says",
        [("take-back", "own-words")] = "Took back what the child or the family says",
        [("see", "flag")] = "Looked at flags",
        [("raise", "flag")] = "Raised a flag",
        [("review", "flag")] = "Reviewed a flag",
        [("end", "flag")] = "Ended a flag",
        [("list", "document")] = "Saw in a list: documents",
        [("open", "document")] = "Opened a document",
        [("add", "document")] = "Added a document",
        [("take-back", "document")] = "Took back a document",
        [("see", "involvement")] = "Looked at who is involved",
        [("grant", "involvement")] = "Granted an involvement",
        [("revoke", "involvement")] = "Ended an involvement",
        [("carry", "involvement")] = "Carried an involvement over from a record that was joined",
        [("end", "involvement")] = "Ended an involvement",
        [("list", "record-request")] = "Saw in a list: requests to open a record",
        [("ask", "record-request")] = "Asked for a record to be opened",
        [("answer", "record-request")] = "Answered a request to open a record",
        [("see", "disclosure")] = "Looked at what was shared",
        [("share", "disclosure")] = "Shared something from the record",
        [("decline", "disclosure")] = "Decided not to share",
        [("recall", "disclosure")] = "Recalled what was shared",
        [("expire", "disclosure")] = "Told that what was shared has reached its last day",
        [("list", "agreement")] = "Saw in a list: sharing agreements",
        [("see", "agreement")] = "Looked at a sharing agreement",
        [("add", "agreement")] = "Added a sharing agreement",
        [("sign", "agreement")] = "Recorded a signature under a sharing agreement",
        [("end", "agreement")] = "Ended a sharing agreement",
        [("warn", "agreement")] = "Warned that a sharing agreement ends soon",
        [("open", "emergency opening")] = "Opened the record in an emergency",
        [("miss", "emergency opening")] = "Searched in an emergency and found no record",
        [("close", "emergency opening")] = "Closed an emergency opening before its hour was over",
        [("list", "emergency opening")] = "Saw in a list: emergency openings",
        [("see", "emergency opening")] = "Looked at an emergency opening",
        [("review", "emergency opening")] = "Reviewed an emergency opening",
        [("escalate", "emergency opening")] = "Told the local lead of an emergency opening that nobody reviewed",
        [("list", "post")] = "Saw in a list: posts",
        [("appoint", "post")] = "Appointed somebody to a post",
        [("certify", "post")] = "Confirmed a post",
        [("end", "post")] = "Ended a post",
        [("warn", "post")] = "Warned that a post waits to be confirmed",
        [("invite", "person")] = "Sent an invitation, or gave a post to somebody with an account",
        [("list", "person")] = "Saw in a list: people without a post",
        [("see", "account")] = "Looked at an account",
        [("close", "account")] = "Closed an account",
        [("sign-in", "session")] = "Signed in",
        [("change", "sign-in")] = "Changed how they sign in",
        [("add", "organisation")] = "Added an organisation",
        [("open", "locality")] = "Opened the locality",
        [("make", "sample")] = "Made the sample",
        [("export", "subject access")] = "Made the answer to a subject access request",
        [("report", "retention")] = "Looked at how long things are kept",
        [("hold", "retention")] = "Stopped an erasure with a hold",
        [("lift", "retention")] = "Lifted a hold on erasure",
        [(AuditEntry.EraseVerb, AuditEntry.TrailKind)] = "Erased entries of the audit trail",
        [("read", AuditEntry.TrailKind)] = "Read the audit trail",
        [("verify", AuditEntry.TrailKind)] = "Verified the audit trail",
        [(AuditEntry.Erased, AuditEntry.Erased)] = "Erased",
    };

    /// <summary><c>Tuesday 10 November 2026, 09:05</c>, as it was in England.</summary>
    public static string When(DateTime utc) => $"{Words.Date(utc)}, {UkDays.TimeOf(utc).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary><c>Looked at the record</c>; what an earlier or later version wrote, and has no words here, is said as it is.</summary>
    public static string Of(string verb, string kind) => Known(verb, kind) ?? $"{(verb.Length == 0 ? "Did" : char.ToUpperInvariant(verb[0]) + verb[1..])} {kind}";

    /// <summary>The words for what this version writes; null where there are none.</summary>
    public static string? Known(string verb, string kind) => Table.GetValueOrDefault((verb, kind)) ?? CollaborativeWords.Table.GetValueOrDefault((verb, kind)) ?? (verb == AuditEntry.EraseVerb ? Erasure(kind) : null);

    private static string? Erasure(string @class) => @class switch
    {
        RetentionClasses.Record => "Erased the record, which is kept no longer",
        RetentionClasses.PupilFile => "Erased what is of a pupil’s file and kept no longer",
        RetentionClasses.AuthorityCase => "Erased what is of a council’s case and kept no longer",
        RetentionClasses.Register => "Erased register entries that are kept no longer",
        RetentionClasses.PanelPaper => "Erased papers of a panel that are kept no longer",
        RetentionClasses.Partnership => "Erased what a collaborative wrote down, which is kept no longer",
        RetentionClasses.AccessRow => "Erased posts, agreements or holds that are kept no longer",
        RetentionClasses.Account => "Erased an account that is kept no longer",
        RetentionClasses.AuditEntry => "Erased entries of the audit trail that are kept no longer",
        RetentionClasses.Notice => "Erased notices that are kept no longer",
        RetentionClasses.ShortLived => "Erased sessions, invitations or mails that are kept no longer",
        RetentionClasses.NotPersonal => "Erased what is about nobody",
        _ => null,
    };
}
