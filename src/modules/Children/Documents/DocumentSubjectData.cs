using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Children.Subjects;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Documents;

/// <summary>
/// The documents of a child, for a request of the subject: what they are, and the files themselves. Names of others are taken out of
/// titles as everywhere, but no program can take them out of a picture or a PDF: a person reads the files before they are sent.
/// </summary>
internal sealed class DocumentSubjectData(HeadwaterDb db, DocumentService documents, IOrganisations organisations) : ISubjectData
{
    private const string TakenBack = "it was taken back, perhaps because it is about somebody else; the data-protection officer decides about it";

    public int Order => 110;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var all = await db.OfSubject<Document>(records).OrderBy(d => d.AddedAtUtc).ThenBy(d => d.Id).ToListAsync(ct);
        var (items, files) = (new List<SubjectItem>(), new List<SubjectFile>());
        foreach (var document in all.Where(d => RecordSubjectData.WhyNot(d, audience) is null && d.TakenBackAtUtc is null))
        {
            var label = await documents.LabelAsync(document, ct);
            var name = string.Create(CultureInfo.InvariantCulture, $"documents/{files.Count + 1:d3}{FileKinds.Ending(document.File)}");
            files.Add(new(name, stop => BytesAsync(document, stop)));
            items.Add(new(
            [
                new("Title", label.Title),
                new("Called", label.FileName),
                new("Added on", Words.Date(UkDays.DayOf(document.AddedAtUtc))),
                new("By", places.GetValueOrDefault(document.OwnerId, "an organisation no longer on record")),
                new("File", name),
                new("SHA-256 of the file", label.Sha256),
            ]));
        }

        return
        [
            new("Documents", items,
            [
                .. all.Select(d => RecordSubjectData.WhyNot(d, audience)).OfType<string>(),
                .. all.Where(d => RecordSubjectData.WhyNot(d, audience) is null && d.TakenBackAtUtc is not null).Select(_ => TakenBack),
            ], []) { Files = files },
        ];
    }

    private async Task<byte[]> BytesAsync(Document document, CancellationToken ct) =>
        (await documents.OpenAsync(document, await db.OfSubject<DocumentContent>([document.ChildId]).SingleAsync(c => c.DocumentId == document.Id, ct), ct)).Bytes;
}
