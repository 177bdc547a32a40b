using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Interface;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Family;

/// <summary>One of the family asks the data-protection officer about somebody who looked.</summary>
internal sealed class LookModel(FamilyDoor door, IFamilyLooks looks, IPeople people, INotices notices, IAuditTrail audit) : PageModel
{
    public FamilyMember Me { get; private set; } = null!;

    public FamilyLook Look { get; private set; } = null!;

    public bool HasOfficer { get; private set; }

    public bool Told { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string entry, CancellationToken ct)
    {
        if (!await FindAsync(id, entry, ct))
            return NotFound();
        HasOfficer = (await people.HoldersAsync(Capability.ProtectData, null, ct)).Count > 0;
        await audit.ReadAsync(new("see", "family-page", null, Me.Child), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string entry, CancellationToken ct)
    {
        if (!await FindAsync(id, entry, ct))
            return NotFound();
        var officers = await people.HoldersAsync(Capability.ProtectData, null, ct);
        foreach (var officer in officers)
            notices.Tell(officer, $"A family asks why somebody looked at their child’s record on {Words.Date(Look.Day)}. Look into it and write to them.", ChildTrustLinks.Looks(Me.Child));
        (HasOfficer, Told) = (officers.Count > 0, officers.Count > 0);
        await audit.SaveAsync(ct, new AuditFact("ask", "look", Look.Entry.ToString(CultureInfo.InvariantCulture), Me.Child));
        return Page();
    }

    private async Task<bool> FindAsync(string id, string entry, CancellationToken ct)
    {
        if (!long.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) || await door.OpenAsync(id, ct) is not { } me || (await looks.OfAsync(me.Child, FamilyQueries.MostLooks, ct)).FirstOrDefault(l => l.Entry == seq) is not { } look)
            return false;
        (Me, Look) = (me, look);
        return true;
    }
}
