using System.IO.Compression;
using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Imports;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

/// <summary>
/// A school's file by browser: looked at first, taken in on a second word. Between the two the file rests in the page itself,
/// packed and sealed, so that no list of children is left lying on the server.
/// </summary>
internal sealed class ImportModel(SchoolFiles files, IOrganisations organisations, CurrentActor actor, IDataProtectionProvider protection) : PageModel
{
    private const int MostBytes = 20_000_000;
    private const int MostPacked = 2_500_000;

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public bool SkipBad { get; set; }

    /// <summary>The file that was looked at.</summary>
    [BindProperty]
    public string? Held { get; set; }

    public IReadOnlyList<(string Value, string Words)> Schools { get; private set; } = [];

    public ImportResult? Result { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct) => RunAsync(dryRun: true, async () =>
    {
        if (file is null || file.Length == 0)
            throw new InputRefusedException("Choose a file.");
        if (file.Length > MostBytes)
            throw new InputRefusedException("The file is larger than 20 MB. Take it in at the shell: ./run import roll FILE --school URN.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        Held = Seal(bytes.ToArray());
        return bytes.ToArray();
    }, ct);

    public Task<IActionResult> OnPostTakeAsync(CancellationToken ct) => RunAsync(dryRun: false, () => Task.FromResult(Open()), ct);

    private async Task<IActionResult> RunAsync(bool dryRun, Func<Task<byte[]>> file, CancellationToken ct)
    {
        await LoadAsync(ct);
        try
        {
            if (!OrganisationId.TryParse(School, null, out var school) || Schools.All(s => s.Value != school.ToString()))
                throw new InputRefusedException("Choose one of your schools.");
            Result = await files.RunAsync(What, file, school, new(dryRun, SkipBad), ct);
            return Page();
        }
        catch (BadRowsException bad)
        {
            Result = new(0, 0, 0, 0, bad.Bad, [], Written: false);
            return this.Again(bad.Message);
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var mine = actor.Where(Capability.KeepRecords).ToHashSet();
        Schools = [.. (await organisations.AllAsync(ct)).Where(o => mine.Contains(o.Id)).Select(o => (o.Id.ToString(), o.Name))];
    }

    private ITimeLimitedDataProtector Protector() => protection.CreateProtector("Headwater.Children.Import", actor.Person!.Value.ToString()).ToTimeLimitedDataProtector();

    private string Seal(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(plain);
        return packed.Length <= MostPacked
            ? Convert.ToBase64String(Protector().Protect(packed.ToArray(), TimeSpan.FromHours(1)))
            : throw new InputRefusedException("The file is too large for a browser. Take it in at the shell: ./run import roll FILE --school URN.");
    }

    private byte[] Open()
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Protector().Unprotect(Convert.FromBase64String(Held ?? ""))), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            return plain.ToArray();
        }
        catch (Exception why) when (why is FormatException or System.Security.Cryptography.CryptographicException)
        {
            throw new InputRefusedException("What was looked at is no longer here. Choose the file again.", why);
        }
    }
}
