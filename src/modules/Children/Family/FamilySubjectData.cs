using Headwater.Access.Contracts;
using Headwater.Children.Subjects;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Localities.Contracts;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using static Headwater.Children.Subjects.SubjectRows;

namespace Headwater.Children.Family;

/// <summary>What the family was asked and said on its own page, for a request of the subject. A parent gets neither what the young person agreed to nor what another parent asked of the board.</summary>
internal sealed class FamilySubjectData(HeadwaterDb db, IOrganisations organisations) : ISubjectData
{
    private const string Theirs = "it is the young person’s own consent, and it was a parent or carer who asked; the data-protection officer decides about it";

    private const string Board = "it was asked of the governing board by one of the family, and it was a parent or carer who asked; the data-protection officer decides about it";

    public int Order => 107;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var steps = await db.OfSubject<ConsentStep>(records).OrderBy(s => s.AtUtc).ThenBy(s => s.Id).ToListAsync(ct);
        var requests = await db.OfSubject<BoardRequest>(records).OrderBy(r => r.AskedOn).ThenBy(r => r.Id).ToListAsync(ct);
        bool Withheld(ConsentStep step) => audience == SubjectAudience.Parent && step.Whose == ConsentOf.YoungPerson;
        return
        [
            new("Consent", [.. steps.Where(s => !Withheld(s)).Select(s => Item(
                ("When", Words.Date(s.AtUtc)), ("What happened", ConsentWords.Of(s.Deed)), ("Asked of", ConsentWords.Of(s.Whose)), ("What for", ConsentWords.Of(s.Purpose)),
                ("With", s.ServiceId is { } o ? places.GetValueOrDefault(o, "an organisation no longer on record") : null), ("In", s.Programme), ("In words", s.Text)))], [.. steps.Where(Withheld).Select(_ => Theirs)], []),
            new("What the family asked of the governing board", [.. requests.Where(_ => audience == SubjectAudience.Child).Select(r => Item(
                ("When", Words.Date(r.AskedOn)), ("What", r.What == BoardAsk.Remote ? "To take part by video" : "To bring somebody"), ("In words", r.Text), ("Answer", r.Agreed switch { true => "yes", false => "no", null => "none yet" }), ("Answer in words", r.Answer)))],
                [.. requests.Where(_ => audience == SubjectAudience.Parent).Select(_ => Board)], []),
        ];
    }
}
