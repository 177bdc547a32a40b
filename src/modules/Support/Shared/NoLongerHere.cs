namespace Headwater.Support.Shared;

/// <summary>What stands on a page in place of a name that is on record no longer.</summary>
internal static class NoLongerHere
{
    public const string Organisation = "an organisation no longer here";
    public const string Person = "somebody no longer here";
}
