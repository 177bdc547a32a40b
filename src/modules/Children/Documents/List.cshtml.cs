using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Documents;

// In memory alone: a form that is kept in a file while it is read would leave the document on the server's disk, unsealed.
[UploadLimit]
[RequestSizeLimit(UploadLimitAttribute.MostOfForm)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.MostOfForm, MemoryBufferThreshold = UploadLimitAttribute.MostOfForm)]
internal sealed class ListModel(ChildQueries children, RecordKeeping keeping, DocumentService documents, IOrganisations organisations, IPeople people, CurrentActor actor) : PageModel
{
    private bool keeps;

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public Visibility Visibility { get; set; } = Visibility.Professionals;

    public Child Child { get; private set; } = null!;

    public IReadOnlyList<ListedDocument> Held { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, string> Names { get; private set; } = new Dictionary<OrganisationId, string>();

    public IReadOnlyDictionary<PersonId, string> People { get; private set; } = new Dictionary<PersonId, string>();

    /// <summary>Family reads the documents that are meant for it.</summary>
    public bool Writes { get; private set; }

    public static string Size(int bytes) => bytes >= 950_000
        ? string.Create(Interface.Words.English, $"{bytes / 1_000_000.0:0.#} MB")
        : string.Create(Interface.Words.English, $"{Math.Max(1, (bytes + 500) / 1_000)} kB");

    public bool MayTakeBack(ListedDocument document) => Writes && (document.AddedBy == actor.Person || keeps);

    public async Task<IActionResult> OnGetAsync(string id, string? refused, CancellationToken ct) =>
        !await FindAsync(id, ct) ? NotFound()
        : refused == UploadLimitAttribute.TooLarge ? this.Again(DocumentIntake.TooLarge().Message)
        : Page();

    public Task<IActionResult> OnPostAsync(string id, IFormFile? file, CancellationToken ct) => ActAsync(id, async () =>
    {
        if (file is null || file.Length == 0)
            throw new InputRefusedException("Choose a file.");
        if (file.Length > Document.MostBytes)
            throw DocumentIntake.TooLarge();
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, ct);
        return await documents.AddAsync(Child.ChildId, new(Title, file.FileName, bytes, Visibility), ct);
    }, ct);

    public Task<IActionResult> OnPostTakeBackAsync(string id, string entry, int version, CancellationToken ct) =>
        ActAsync(id, () => Guid.TryParse(entry, out var known) ? documents.TakeBackAsync(Child.ChildId, known, version, ct) : Task.FromResult(Outcome.NotThere), ct);

    private async Task<IActionResult> ActAsync(string id, Func<Task<Outcome>> act, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        try
        {
            return await act() switch
            {
                Outcome.Saved => Redirect(ChildLinks.Of(Child.ChildId, "documents")),
                Outcome.ChangedMeanwhile => this.Again("Somebody else changed this document meanwhile; look at it again."),
                Outcome.NotThere => NotFound(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private async Task<bool> FindAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await children.FindAsync(child, ct) is not { } found)
            return false;
        Child = found;
        Writes = await keeping.WriterAsync(child, EntryKinds.Documents, ct) is { } writer && actor.Can(Capability.WriteEntries, writer);
        keeps = Writes && await keeping.KeeperAsync(child, ct) is not null;
        Held = await documents.ListAsync(child, ct);
        Names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        People = await people.NamesAsync([.. Held.Select(d => d.AddedBy).Distinct()], ct);
        return true;
    }
}
