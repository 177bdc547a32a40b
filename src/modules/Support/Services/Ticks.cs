namespace Headwater.Support.Services;

/// <summary>Boxes of which several may be ticked. Shown by <c>/Services/_Ticks.cshtml</c>.</summary>
/// <param name="Name">The name they are sent under.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Options">What can be ticked, with the words for it.</param>
/// <param name="Ticked">The values that are.</param>
/// <param name="Wide">In columns, where they are many.</param>
internal sealed record Ticks(string Name, string Label, IReadOnlyList<(string Value, string Words)> Options, IReadOnlyCollection<string> Ticked, bool Wide = false);
