namespace Headwater.Localities.Contracts;

/// <summary>A region of England as statistics use it; London is split into Inner and Outer.</summary>
public sealed record Region(string Code, string Name);

/// <summary>
/// A published place: one local authority with duties for education, now or in the past. <paramref name="Code"/> is the
/// Department's three digits, <paramref name="OnsCode"/> its newest nine-character code.
/// </summary>
public sealed record Area(
    string Code,
    string OnsCode,
    string Name,
    Region Region,
    DateOnly? From,
    DateOnly? Until,
    IReadOnlyList<string> SuccessorCodes,
    IReadOnlyList<string> FormerOnsCodes,
    bool IsFictional)
{
    public bool IsCurrent => Until is null && !IsFictional;
}
