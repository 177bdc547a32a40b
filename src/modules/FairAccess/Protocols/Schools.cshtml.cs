using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Protocols;

/// <summary>A school on the form, as it stands or was typed.</summary>
internal sealed record TakingSchool(OrganisationId Id, string Name, bool IsIn, string? AdmissionNumber, string? Opening, string? Reason, string? Score);

internal sealed class SchoolsModel(ProtocolQueries queries, ProtocolService service, IOrganisations organisations) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    public ProtocolVersion Head { get; private set; } = null!;

    public bool GoesByScore => Head.Strategy == Strategy.ContextScore;

    public IReadOnlyList<TakingSchool> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await queries.ContentAsync(id, ct) is not { Head.Stage: ProtocolStage.Draft } content)
            return NotFound();
        var held = content.Schools.ToDictionary(s => s.SchoolId);
        (Head, Version) = (content.Head, content.Head.Version);
        Rows = [.. (await organisations.AllAsync(ct)).Where(o => o.IsSchool).Select(o => held.TryGetValue(o.Id, out var s) ? new TakingSchool(o.Id, o.Name, true, Number(s.AdmissionNumber), Number(s.OpeningBalance), s.OpeningReason, Number(s.ContextScore)) : new(o.Id, o.Name, false, null, null, null, null))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await queries.ContentAsync(id, ct) is not { Head.Stage: ProtocolStage.Draft } content)
            return NotFound();
        var form = Request.Form;
        var ticked = form["in"].ToHashSet();
        Head = content.Head;
        Rows = [.. (await organisations.AllAsync(ct)).Where(o => o.IsSchool).Select(o => new TakingSchool(o.Id, o.Name, ticked.Contains(o.Id.ToString()), form[$"number-{o.Id}"], form[$"opening-{o.Id}"], form[$"reason-{o.Id}"], form[$"score-{o.Id}"]))];
        return await this.OrAgainAsync(
            async () => await service.SchoolsAsync(id, Version, [.. Rows.Where(r => r.IsIn).Select(Typed)], ct) ? Redirect(ProtocolLinks.One(id)) : NotFound(),
            () =>
            {
                Response.StatusCode = 400;
                return Task.FromResult<IActionResult>(Page());
            });
    }

    private static TypedSchool Typed(TakingSchool row) =>
        new(row.Id, TypedNumber.Optional(row.AdmissionNumber, $"admission number of {row.Name}"), TypedNumber.Optional(row.Opening, $"opening balance of {row.Name}") ?? 0, row.Reason, TypedNumber.Optional(row.Score, $"context score of {row.Name}"));

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
