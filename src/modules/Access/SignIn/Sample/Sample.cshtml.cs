using Headwater.Access.People;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn.Sample;

internal sealed class SampleModel(SampleDoor door, SessionService sessions, HeadwaterDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    /// <summary>By the role that comes first; whoever holds several stands under each.</summary>
    public ILookup<string, (SamplePerson Person, string Where)> ByRole { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await door.IsOpenAsync(HttpContext, ct))
            return NotFound();
        ByRole = (await door.PeopleAsync(ct))
            .SelectMany(p => p.Posts.DefaultIfEmpty(("No post", "")), (person, post) => (person, post))
            .ToLookup(x => x.post.Item1, x => (x.person, x.post.Item2), StringComparer.Ordinal);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken ct)
    {
        if (!await door.IsOpenAsync(HttpContext, ct) || await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == person && p.IsSample && p.DeactivatedAtUtc == null, ct) is not { } chosen)
            return NotFound();
        return Landing.After(this, await sessions.StartAsync(HttpContext, chosen, SignInMethod.Sample, SessionStage.Whole, ct), Back);
    }
}
