using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Http;

namespace Headwater.Children.Movement;

/// <summary>A page that shows the facts of a move to be typed: recording one, and changing it.</summary>
internal interface IMoveForm
{
    MoveKind What { get; }

    IReadOnlyList<(string Value, string Words)> Places { get; }

    /// <summary>What stands in a field.</summary>
    string? Fact(MoveField field);
}

internal static class MoveForms
{
    /// <summary>Where a child may go to, after a line for somewhere else.</summary>
    public static async Task<IReadOnlyList<(string Value, string Words)>> PlacesAsync(IOrganisations organisations, OrganisationId from, CancellationToken ct) =>
        [("", "Somewhere else, or not known yet"), .. (await organisations.AllAsync(ct)).Where(o => o.Id != from).Select(o => (o.Id.ToString(), o.Name))];

    /// <summary>What was typed; a box that was not ticked is not there.</summary>
    public static Dictionary<string, string?> Typed(IFormCollection form, MoveKind kind) =>
        MoveFields.Of(kind).Where(f => form.ContainsKey(f.Name)).ToDictionary(f => f.Name, f => (string?)form[f.Name].ToString(), StringComparer.Ordinal);
}
