using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Contracts;

/// <summary>The classes of the schedule; how long each is kept stands in <c>Retention/schedule.csv</c> and docs/people-and-trust.md.</summary>
public static class RetentionClasses
{
    /// <summary>What a child's record hangs on, and everything that says who saw or shared it: until the last class that applies to the child is over.</summary>
    public const string Record = "record";

    /// <summary>A school's file of a child.</summary>
    public const string PupilFile = "pupil-file";

    /// <summary>A local authority's case of attendance or children missing education.</summary>
    public const string AuthorityCase = "authority-case";

    /// <summary>Admission and attendance registers.</summary>
    public const string Register = "register";

    /// <summary>Papers of a panel or an independent review.</summary>
    public const string PanelPaper = "panel-paper";

    /// <summary>What a collaborative decided, planned and wrote down; no child stands in it.</summary>
    public const string Partnership = "partnership";

    /// <summary>What somebody asked the helpline, and what they were told.</summary>
    public const string Enquiry = "enquiry";

    /// <summary>What was brought to a clinic, and what was advised.</summary>
    public const string Clinic = "clinic";

    /// <summary>Who booked training, came and answered, and who was a member of a programme.</summary>
    public const string Training = "training";

    /// <summary>Offers of outreach to schools, with agreements, invoices and visits.</summary>
    public const string Outreach = "outreach";

    /// <summary>Reviews of how schools work; no child stands in them.</summary>
    public const string Review = "review";

    /// <summary>Posts, agreements, holds: who could do what.</summary>
    public const string AccessRow = "access-row";

    /// <summary>An account: as long as something that is kept names the person.</summary>
    public const string Account = "account";

    /// <summary>What an entry of the audit trail says, where it is about no child. Its place in the chain stays.</summary>
    public const string AuditEntry = "audit-entry";

    /// <summary>Notices to people.</summary>
    public const string Notice = "notice";

    /// <summary>Sessions, invitations, mails that were sent, keys of forms.</summary>
    public const string ShortLived = "short-lived";

    /// <summary>Holds nothing about a person, or nothing once what it points at is erased.</summary>
    public const string NotPersonal = "not-personal";
}

/// <summary>How long one table is kept. Every table of the database has exactly one.</summary>
/// <param name="Table">Its name in the database.</param>
/// <param name="Class">One of <see cref="RetentionClasses"/>.</param>
public sealed record TableRetention(string Table, string Class);

/// <summary>Registration of how long a module's tables are kept.</summary>
public static class RetentionRegistration
{
    /// <summary>Says that these tables are of one class.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services, string @class, params IEnumerable<string> tables)
    {
        foreach (var table in tables)
            services.AddSingleton(new TableRetention(table, @class));
        return services;
    }
}
