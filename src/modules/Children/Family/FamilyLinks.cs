using Headwater.Kernel;

namespace Headwater.Children.Family;

internal static class FamilyLinks
{
    public static string Page(ChildId child) => $"/children/{child}/family";

    /// <summary>One part of the page: <c>now</c>, <c>plan</c>, <c>view</c>, <c>exclusion</c>, <c>consent</c>, <c>looked</c>.</summary>
    public static string Part(ChildId child, string part) => $"{Page(child)}#{part}";

    /// <summary>The page on which the family confirms a step of a consent.</summary>
    public static string Confirm(ChildId child, Guid consent, ConsentDeed deed) => $"{Page(child)}/consent/{consent}?step={deed}";

    /// <summary>The page on which the family asks about somebody who looked.</summary>
    public static string Look(ChildId child, long entry) => FormattableString.Invariant($"{Page(child)}/looked/{entry}");

    /// <summary>Where professionals ask for consent and read how it stands.</summary>
    public static string Consents(ChildId child) => $"/children/{child}/consents";
}
