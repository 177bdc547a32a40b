using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Referrals;

/// <summary>What a referral says, as it becomes known.</summary>
internal sealed class FactsModel(ReferralQueries queries, ReferralService service, ProtocolQueries protocols, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    public const int Wishes = 4;
    public const int Bars = 3;

    private Dictionary<string, string?> typed = new(StringComparer.Ordinal);
    private ReferralPaper paper = null!;
    private ProtocolContent? protocol;
    private Dictionary<OrganisationId, string> schools = [];

    [BindProperty]
    public int Version { get; set; }

    public ChildSummary Child { get; private set; } = null!;

    public Referral Referral => paper.Referral;

    /// <summary>What somebody else saved meanwhile, where it is not what was typed.</summary>
    public IReadOnlyList<(string Label, string Value)> Theirs { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> SchoolChoices => [("", "None"), .. schools.OrderBy(s => s.Value, StringComparer.Ordinal).Select(s => (s.Key.ToString(), s.Value))];

    public IReadOnlyList<(string Value, string Words)> Categories =>
        [("", "Choose"), .. Enum.GetValues<Category>().Where(c => protocol is null || protocol.Of(c)?.IsUsed == true || c == Referral.Category).Select(c => (c.ToString(), ReferralWords.Of(c, protocol)))];

    public string? Typed(string name) => typed.GetValueOrDefault(name);

    public string? Fact(ReferralField field) => typed.GetValueOrDefault(field.Name);

    public async Task<IActionResult> OnGetAsync(string id, string referral, CancellationToken ct)
    {
        if (!await LoadAsync(id, referral, ct))
            return NotFound();
        (Version, typed) = (Referral.Version, Held());
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string id, string referral, CancellationToken ct)
    {
        if (!await LoadAsync(id, referral, ct))
            return NotFound();
        typed = Request.Form.Where(f => f.Key is not (nameof(Version) or "__RequestVerificationToken")).ToDictionary(f => f.Key, f => (string?)f.Value.ToString(), StringComparer.Ordinal);
        if (Version != Referral.Version)
        {
            Compare();
            Response.StatusCode = 409;
            return await ShowAsync(ct);
        }

        return await this.OrAgainAsync(
            async () => await service.ChangeAsync(Child.Id, Referral.Id, Version, r => ReferralFields.Put(r, typed), Named(), new(Typed("Risk"), School("NearHome")), ct) ? Redirect(ReferralLinks.One(Child.Id, Referral.Id)) : NotFound(),
            () =>
            {
                Response.StatusCode = 400;
                return ShowAsync(ct);
            });
    }

    /// <summary>The newer version is shown beside what was typed, which is saved over it only when it is sent again.</summary>
    private void Compare()
    {
        var held = Held();
        Theirs = [.. Labels().Where(l => (held.GetValueOrDefault(l.Name) ?? "") != (Typed(l.Name) ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim()).Select(l => (l.Label, InWords(held.GetValueOrDefault(l.Name))))];
        Version = Referral.Version;
        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", "Somebody else changed this in the meantime. Look at both versions, and save again.");
    }

    private static IEnumerable<(string Name, string Label)> Labels() =>
    [
        .. ReferralFields.All.Select(f => (f.Name, f.Heading)),
        .. Enumerable.Range(1, Wishes).Select(n => (string.Create(CultureInfo.InvariantCulture, $"Wish{n}"), string.Create(CultureInfo.InvariantCulture, $"Wish {n}"))),
        .. Enumerable.Range(1, Bars).Select(n => (string.Create(CultureInfo.InvariantCulture, $"Bar{n}"), string.Create(CultureInfo.InvariantCulture, $"May not be asked {n}"))),
        ("Risk", "What a school must know"),
        ("NearHome", "The school nearest to the child’s home"),
    ];

    private string InWords(string? value) => value is null ? "nothing" : value == "true" ? "ticked" : OrganisationId.TryParse(value, null, out var id) && schools.TryGetValue(id, out var name) ? name : value;

    /// <summary>What is kept, as the form sends it.</summary>
    private Dictionary<string, string?> Held()
    {
        var held = ReferralFields.All.ToDictionary(f => f.Name, f => f.Get(Referral), StringComparer.Ordinal);
        foreach (var wish in paper.Wishes)
            held[string.Create(CultureInfo.InvariantCulture, $"Wish{wish.Wish}")] = wish.SchoolId.ToString();
        foreach (var (bar, n) in paper.Schools.Where(s => s.BarredBecause is not null).OrderBy(s => s.Id).Select((s, n) => (s, n + 1)))
            (held[string.Create(CultureInfo.InvariantCulture, $"Bar{n}")], held[string.Create(CultureInfo.InvariantCulture, $"BarWhy{n}")]) = (bar.SchoolId.ToString(), bar.BarredBecause);
        (held["Risk"], held["NearHome"]) = (paper.Risk?.Text, paper.Risk?.NearHome?.ToString());
        return held;
    }

    /// <summary>The schools as they were typed; wishes close up where one was left out.</summary>
    private List<TypedReferralSchool> Named()
    {
        List<TypedReferralSchool> named = [];
        foreach (var school in Enumerable.Range(1, Wishes).Select(n => School(string.Create(CultureInfo.InvariantCulture, $"Wish{n}"))).OfType<OrganisationId>())
            named.Add(new(school, named.Count + 1, null));
        foreach (var n in Enumerable.Range(1, Bars))
        {
            if (School(string.Create(CultureInfo.InvariantCulture, $"Bar{n}")) is { } school)
                named.Add(new(school, null, Typed(string.Create(CultureInfo.InvariantCulture, $"BarWhy{n}"))));
        }

        return named;
    }

    private OrganisationId? School(string name) => string.IsNullOrEmpty(Typed(name)) ? null : OrganisationId.TryParse(Typed(name), null, out var id) ? id : throw new InputRefusedException("Choose the school from the list.");

    private async Task<bool> LoadAsync(string id, string referral, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(referral, out var which) || await queries.OfChildAsync(child, ct) is not { } view
            || view.Papers.FirstOrDefault(p => p.Referral.Id == which) is not { } found || !service.MayWrite(found.Referral, view.IsFamily))
            return false;
        (Child, paper) = (view.Child, found);
        protocol = await protocols.ForReferralAsync(found.Referral.Track, null, ct);
        schools = (await organisations.AllAsync(ct)).Where(o => o.IsSchool).ToDictionary(o => o.Id, o => o.Name);
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await audit.ReadAsync(new("see", "fair-access", Referral.Id.ToString(), Child.Id), ct);
        return Page();
    }
}
