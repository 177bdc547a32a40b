using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Auditing;

internal sealed class VerifiedModel(Trails trails, AnchorFiles files, CurrentLocality locality, IAuditTrail trail, TimeProvider clock) : PageModel
{
    public AnchorReading Anchors { get; private set; } = new([], null);

    public AuditFinding? Finding { get; private set; }

    public DateTime AtUtc { get; private set; }

    public void OnGet() => Anchors = files.Read(locality.Id!.Value);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        (Finding, Anchors) = await trails.VerifyAsync(locality.Id!.Value, null, ct);
        AtUtc = clock.GetUtcNow().UtcDateTime;
        await trail.ReadAsync(new("verify", AuditEntry.TrailKind, Detail: Finding.Problem is null ? "whole" : "tampered"), ct);
        return Page();
    }
}
