using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Where a child's record leads to what Access keeps about that child. No name or number of a child stands in an address.</summary>
public static class ChildTrustLinks
{
    /// <summary>Opening the record to somebody, and ending that; for those who may involve others.</summary>
    public static string Involve(ChildId child) => $"/involvements/{child}";

    /// <summary>Telling somebody something about the child, or deciding not to; for those who may share.</summary>
    public static string Share(ChildId child) => $"/disclosures/{child}";

    /// <summary>What was shared, as the family reads it.</summary>
    public static string Shared(ChildId child) => $"/my-child/{child}/sharing";

    /// <summary>Who opened the record; for those who read the trail.</summary>
    public static string Looks(ChildId child) => $"/audit?child={child}";
}
