using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn.Sample;

internal sealed class SampleModel(SampleDoor door, SessionService sessions, HeadwaterDb db) : PageModel
{
    /// <summary>So many of a role stand open; the others are behind one click.</summary>
    public const int AtFirst = 3;

    /// <summary>How roles are grouped, in words; every role stands in one of them.</summary>
    public static readonly IReadOnlyList<(string Words, IReadOnlyList<Role> Roles)> Groups =
    [
        ("In a school", [Role.Headteacher, Role.Senco, Role.SafeguardingLead, Role.ClassTeacher, Role.Governor, Role.Clerk]),
        ("In a family", [Role.Parent, Role.YoungPerson]),
        ("In a service", [Role.TriageAdviser, Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker, Role.SocialWorker, Role.VirtualSchoolHead]),
        ("In the Collaborative", [Role.LocalLead, Role.Convenor, Role.Member, Role.DeputyMember, Role.SubGroupChair, Role.Facilitator, Role.Coach, Role.Observer, Role.Evaluator]),
        ("On the fair access panel", [Role.PanelChair, Role.PanelMember]),
        ("Keeping it safe", [Role.DataProtectionOfficer, Role.Administrator]),
    ];

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    /// <summary>Whoever holds several posts stands under each.</summary>
    public ILookup<Role, (SamplePerson Person, string Where)> ByRole { get; private set; } = null!;

    /// <summary>Who holds no post today.</summary>
    public IReadOnlyList<(SamplePerson Person, string Where)> WithoutPost { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await door.IsOpenAsync(HttpContext, ct))
            return NotFound();
        var people = await door.PeopleAsync(ct);
        ByRole = people.SelectMany(p => p.Posts, (person, post) => (person, post)).ToLookup(x => x.post.Role, x => (x.person, x.post.Organisation));
        WithoutPost = [.. people.Where(p => p.Posts.Count == 0).Select(p => (p, ""))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken ct)
    {
        if (!await door.IsOpenAsync(HttpContext, ct) || await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == person && p.IsSample && p.DeactivatedAtUtc == null, ct) is not { } chosen)
            return NotFound();
        return Landing.After(this, await sessions.StartAsync(HttpContext, chosen, SignInMethod.Sample, SessionStage.Whole, ct), Back);
    }
}
