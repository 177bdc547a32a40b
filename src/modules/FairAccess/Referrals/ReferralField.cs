using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.FairAccess.Referrals;

/// <summary>How a fact of a referral is typed.</summary>
internal enum FieldType
{
    Line,
    Text,
    Day,
    Tick,
    Choice,
    School,
}

/// <summary>One fact of a referral on its form.</summary>
/// <param name="Name">The name it is sent under.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Heading">What it is called where it is read.</param>
/// <param name="Type">How it is typed.</param>
/// <param name="Get">What is held, as it is typed.</param>
/// <param name="Set">Puts what was typed.</param>
internal sealed record ReferralField(string Name, string Label, string Heading, FieldType Type, Func<Referral, string?> Get, Action<Referral, string?> Set)
{
    public string? Hint { get; init; }

    /// <summary>The heading that begins above it.</summary>
    public string? Section { get; init; }

    public static ReferralField Text(string name, string label, string heading, string what, Func<Referral, string?> get, Action<Referral, string?> set) =>
        new(name, label, heading, FieldType.Text, get, (r, text) => set(r, FormFields.OptionalText(text, what, Referral.TextLength)));

    public static ReferralField Line(string name, string label, string heading, string what, Func<Referral, string?> get, Action<Referral, string?> set) =>
        new(name, label, heading, FieldType.Line, get, (r, text) => set(r, FormFields.OptionalText(text, what, Referral.LineLength)));

    public static ReferralField Tick(string name, string label, string heading, Func<Referral, bool> get, Action<Referral, bool> set) =>
        new(name, label, heading, FieldType.Tick, r => get(r) ? "true" : null, (r, text) => set(r, text is not null && text.StartsWith("true", StringComparison.Ordinal)));

    public static ReferralField School(string name, string label, string heading, Func<Referral, OrganisationId?> get, Action<Referral, OrganisationId?> set) =>
        new(name, label, heading, FieldType.School, r => get(r)?.ToString(), (r, text) => set(r, string.IsNullOrEmpty(text) ? null : OrganisationId.TryParse(text, null, out var id) ? id : throw new InputRefusedException("Choose the school from the list.")));

    public static ReferralField Ground(RefusalGrounds ground, string label) =>
        Tick($"Ground{ground}", label, label, r => (r.Grounds & ground) != RefusalGrounds.None, (r, on) => r.Grounds = on ? r.Grounds | ground : r.Grounds & ~ground);
}

/// <summary>All facts of a referral, in the order in which they are asked.</summary>
internal static class ReferralFields
{
    public static IReadOnlyList<ReferralField> All { get; } =
    [
        new("Category", "Category", "Category", FieldType.Choice, r => r.Category?.ToString(), (r, text) => r.Category = string.IsNullOrEmpty(text) ? null : FormFields.One<Category>(text, "the category from the list"))
            { Section = "Why fair access", Hint = "The categories are those of the protocol" },
        ReferralField.Text("Evidence", "What shows that the child is of this category", "Evidence", "the evidence", r => r.Evidence, (r, v) => r.Evidence = v) with { Hint = "Who says so, since when, in which letter or plan" },
        ReferralField.Text("OrdinarySteps", "What was tried by the ordinary way", "Ordinary admission", "what was tried by the ordinary way", r => r.OrdinarySteps, (r, v) => r.OrdinarySteps = v) with { Hint = "Which schools were asked, when, and what they said" },
        new("UnplacedSince", "Without a school since", "Without a school since", FieldType.Day, r => FormFields.Typed(r.UnplacedSince), (r, text) => r.UnplacedSince = FormFields.OptionalDay(text, "first day without a school")) { Hint = "For example, 10 11 2026. Leave it empty while the child has a place" },
        ReferralField.School("ExcludedBy", "The school that permanently excluded the child", "Permanently excluded by", r => r.ExcludedBy, (r, v) => r.ExcludedBy = v) with { Hint = "It is not asked to take the child back" },
        ReferralField.Text("Needs", "What the child needs", "Needs", "what the child needs", r => r.Needs, (r, v) => r.Needs = v) with { Section = "The child", Hint = "What helps, what does not, who is involved. The family reads this" },
        ReferralField.Text("ChildView", "What the child thinks", "The child’s view", "what the child thinks", r => r.ChildView, (r, v) => r.ChildView = v) with { Hint = "In the child’s words where you can" },
        ReferralField.Text("ParentView", "What the parents think", "The parents’ view", "what the parents think", r => r.ParentView, (r, v) => r.ParentView = v) with { Hint = "Every parent who is involved reads this" },
        ReferralField.Tick("NoPreference", "The family was asked and names no school", "The family names no school", r => r.NoPreference, (r, v) => r.NoPreference = v),
        ReferralField.Text("PreviousSchools", "Schools before, and why the child left", "Schools before", "the schools before", r => r.PreviousSchools, (r, v) => r.PreviousSchools = v) with { Section = "Finding the right school" },
        ReferralField.Line("Siblings", "Brothers and sisters, and their schools", "Brothers and sisters", "brothers and sisters", r => r.Siblings, (r, v) => r.Siblings = v) with { Hint = "By school, not by name" },
        ReferralField.Line("Faith", "Faith, if it matters to the family", "Faith", "the faith", r => r.Faith, (r, v) => r.Faith = v) with { Hint = "It is noted and does not bind" },
        ReferralField.Text("Transport", "How the child can travel", "Travel", "how the child can travel", r => r.Transport, (r, v) => r.Transport = v) with { Hint = "On foot, by which bus, with whom" },
        ReferralField.Text("Subjects", "Subjects and examination boards, in Years 10 and 11", "Subjects", "the subjects", r => r.Subjects, (r, v) => r.Subjects = v),
        ReferralField.School("RefusedBy", "The school that refused the child", "Refused by", r => r.RefusedBy, (r, v) => r.RefusedBy = v) with { Section = "Refused for challenging behaviour: category (j) only" },
        ReferralField.Ground(RefusalGrounds.HighShare, "It has a particularly high share of children with challenging behaviour, beside the other schools here"),
        ReferralField.Ground(RefusalGrounds.ManyExcluded, "It has a particularly high share of children who were excluded before, beside the other schools here"),
        ReferralField.Ground(RefusalGrounds.Prejudice, "Taking the child would harm the education of others or the use of resources"),
        ReferralField.Ground(RefusalGrounds.Attendance, "The child’s attendance at another school was poor"),
        ReferralField.Ground(RefusalGrounds.Suspensions, "The child was suspended a number of times"),
        ReferralField.Ground(RefusalGrounds.Needs, "The child has special educational needs"),
        ReferralField.Ground(RefusalGrounds.Disability, "The child has a disability"),
        ReferralField.Text("Behaviour", "The behaviour itself", "The behaviour", "the behaviour", r => r.Behaviour, (r, v) => r.Behaviour = v) with { Hint = "What, how often, for how long, and what was tried" },
    ];

    /// <summary>Puts what was typed; a box that was not ticked is not sent.</summary>
    /// <exception cref="InputRefusedException">Something cannot be taken.</exception>
    public static void Put(Referral referral, IReadOnlyDictionary<string, string?> typed)
    {
        foreach (var field in All.Where(f => f.Type == FieldType.Tick || typed.ContainsKey(f.Name)))
            field.Set(referral, typed.GetValueOrDefault(field.Name));
    }
}
