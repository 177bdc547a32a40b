using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.FairAccess.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Protocols;

/// <summary>A category on the form, as it stands or was typed.</summary>
internal sealed record CategoryRow(Category Letter, string? Words, bool IsUsed, string? Points);

internal sealed class CategoriesModel(ProtocolQueries queries, ProtocolService service) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    public ProtocolVersion Head { get; private set; } = null!;

    public IReadOnlyList<CategoryRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await queries.ContentAsync(id, ct) is not { Head.Stage: ProtocolStage.Draft } content)
            return NotFound();
        (Head, Version, Rows) = (content.Head, content.Head.Version, [.. content.Categories.Select(c => new CategoryRow(c.Letter, c.Words, c.IsUsed, c.Points.ToString(CultureInfo.InvariantCulture)))]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await queries.ContentAsync(id, ct) is not { Head.Stage: ProtocolStage.Draft } content)
            return NotFound();
        var form = Request.Form;
        (Head, Rows) = (content.Head, [.. content.Categories.Select(c => new CategoryRow(c.Letter, form[$"words-{c.Letter}"], form[$"used-{c.Letter}"] == "true", form[$"points-{c.Letter}"]))]);
        return await this.OrAgainAsync(
            async () => await service.CategoriesAsync(id, Version, [.. Rows.Select(r => new TypedCategory(r.Letter, r.Words, r.IsUsed, TypedNumber.Of(r.Points, $"points of category {CategoryWords.Letter(r.Letter)}")))], ct) ? Redirect(ProtocolLinks.One(id)) : NotFound(),
            () =>
            {
                Response.StatusCode = 400;
                return Task.FromResult<IActionResult>(Page());
            });
    }
}
