using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Children.Away.Sample;
using Headwater.Children.Contacts;
using Headwater.Children.Documents;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions.Sample;
using Headwater.Children.Family;
using Headwater.Children.Identifiers;
using Headwater.Children.Movement.Sample;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Children.Response.Sample;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>Makes the rows of some thousand children and writes them, table by table, as the product itself would hold them.</summary>
internal sealed class SampleRows(HeadwaterDb db, IManyChildren many, IChildVault vault, NumberService numbers)
{
    private SampleOrder order = null!;
    private SplitMix random = null!;
    private MadeUpWeeks weeks = null!;
    private MadeUpPlans plans = null!;
    private MadeUpExclusions exclusions = null!;
    private MadeUpMoves moves = null!;
    private MadeUpTimesOut timesOut = null!;
    private Dictionary<OrganisationId, PersonId> writers = [];
    private int documents;
    private readonly Dictionary<string, SampleIds> ids = new(StringComparer.Ordinal);

    /// <param name="of">What is made.</param>
    /// <param name="whoWrites">At each school who writes about children: its SENCO.</param>
    /// <param name="whoExcludes">At each school its headteacher.</param>
    /// <param name="dates">Each school's calendar.</param>
    /// <param name="units">Where children are directed to.</param>
    public void Begin(SampleOrder of, Dictionary<OrganisationId, PersonId> whoWrites, IReadOnlyDictionary<OrganisationId, PersonId> whoExcludes, IReadOnlyDictionary<OrganisationId, SchoolDates> dates, IReadOnlyList<OrganisationId> units) =>
        (order, random, weeks, plans, exclusions, moves, timesOut, writers) = (of, of.Random("rows"), new(of), new(of, whoWrites), new(of, whoExcludes, dates), new(of, whoExcludes, dates, units), new(of, whoExcludes), whoWrites);

    public async Task WriteAsync(IReadOnlyList<MadeUpChild> children, CancellationToken ct)
    {
        var rows = children.Select(c => (Made: c, Row: new Child
        {
            ChildId = c.Id, LegalFirst = c.First, LegalLast = c.Last, KnownAs = c.KnownAs, DateOfBirth = c.Born, Sex = c.Sex, IsSample = true, OpenedAtUtc = UkDays.StartOf(c.Stays[0].From),
        })).ToList();
        await db.InsertManyAsync(rows.Select(r => r.Row), ct);
        await db.InsertManyAsync(rows.SelectMany(r => ChildService.WordsOf(r.Row)), ct);
        await db.InsertManyAsync(children.SelectMany(c => c.Stays.Select(s => new RollEntry { Id = Next("roll"), ChildId = c.Id, SchoolId = s.School.Id, EntryDate = s.From, LeavingDate = s.To, Enrolment = s.Enrolment })), ct);
        var roll = children.SelectMany(c => c.Stays.Select(s => RollService.Involvement(c.Id, s.School.Id, s.From) with { To = s.To })).ToList();
        await many.InvolveAsync(roll, () => Next("involvement"), ct);
        await db.InsertManyAsync(children.Select(c => new Address { ChildId = c.Id, OwnerId = c.Stays[^1].School.Id, Lines = c.Home.Lines, Postcode = c.Home.Postcode }), ct);
        await db.InsertManyAsync(children.SelectMany(Contacts), ct);
        await db.InsertManyAsync(children.Select(Characteristics), ct);
        await db.InsertManyAsync(children.SelectMany(Stages), ct);
        await many.MakeKeysAsync([.. children.Select(c => c.Id)], ct);
        await db.InsertManyAsync(await NumbersAsync(children, ct), ct);
        await EntriesAsync([.. children.Where(c => c.TwiceOf is null && c.Current is not null)], ct);
        await DocumentsAsync(children, ct);
        await PlansAsync(children, ct);
        await ExclusionsAsync(children, ct);
        await MovesAsync(children, ct);
        await db.InsertManyAsync(children.Where(c => c is { HasReader: true, TwiceOf: null, Current: not null } && writers.ContainsKey(c.Current.School.Id)).SelectMany(Asked), ct);
        many.Forget(children.Select(c => c.Id));
        await db.InsertManyAsync(children.Where(MadeUpWeeks.Has).SelectMany(weeks.Of), ct);
    }

    private IEnumerable<Contact> Contacts(MadeUpChild child) => child.Home.Carers.Select(c => new Contact
    {
        Id = Next("contact"), ChildId = child.Id, OwnerId = child.Stays[^1].School.Id, Name = c.Name, Relation = c.Relation, Phone = c.Phone, Email = c.Email, LivesWithChild = c.LivesThere, FromDay = child.Stays[0].From,
        HasParentalResponsibility = c.Relation is Relation.Mother or Relation.Father, MayNotBeContacted = c.WhyNot is not null, WhyNot = c.WhyNot,
    });

    private static Characteristics Characteristics(MadeUpChild child)
    {
        var row = new Characteristics { ChildId = child.Id, Ethnicity = child.Ethnicity, FreeSchoolMeals = child.Meals };
        row.SayLookedAfter(child.LookedAfter);
        return row;
    }

    /// <summary>A plan mostly follows SEN support.</summary>
    private IEnumerable<SupportStage> Stages(MadeUpChild child)
    {
        if (child.Needs == 0)
            yield break;
        var began = Day(child.Stays[0].From, order.Today);
        if (child.Needs == 2 && Day(began.AddDays(90), order.Today) is var plan && plan > began.AddDays(90))
        {
            yield return new() { Id = Next("stage"), ChildId = child.Id, Provision = "K", PrimaryNeed = child.Need, FromDay = began, ToDay = plan.AddDays(-1) };
            began = plan;
        }

        yield return new() { Id = Next("stage"), ChildId = child.Id, Provision = child.Needs == 2 ? "E" : "K", PrimaryNeed = child.Need, FromDay = began };
    }

    private async Task<List<Identifier>> NumbersAsync(IReadOnlyList<MadeUpChild> children, CancellationToken ct)
    {
        List<Identifier> rows = [];
        foreach (var child in children)
        {
            foreach (var (kind, number) in new[] { (NumberKind.Upn, child.Upn), (NumberKind.Nhs, child.Nhs) })
            {
                if (number is not null)
                    rows.Add(await numbers.MadeAsync(child.Id, kind, number, ct));
            }
        }

        return rows;
    }

    private async Task EntriesAsync(IReadOnlyList<MadeUpChild> children, CancellationToken ct)
    {
        List<OwnWords> words = [];
        List<Flag> flags = [];
        List<Note> notes = [];
        foreach (var child in children)
        {
            var (said, flagged, noted) = (random.Chance(SampleShares.Words), random.Chance(SampleShares.Flagged), random.Chance(child.Needs == 0 ? SampleShares.Noted / 2 : 3 * SampleShares.Noted));
            var school = child.Current!.School.Id;
            if (!writers.TryGetValue(school, out var writer))
                continue;
            var day = Day(Later(child.Current.From, order.Since), order.Today);
            if (said || child.HasReader)
                words.Add(Words(child, school, writer, day));
            if (flagged)
                flags.Add(new() { Id = Next("flag"), ChildId = child.Id, OwnerId = school, Visibility = Visibility.Professionals, Text = random.One(SampleTexts.Flags), RaisedBy = writer, RaisedOn = day, ReviewOn = order.Today.AddDays(random.Below(180) - 20) });
            if (noted)
                notes.Add(await NoteAsync(child, school, writer, day, ct));
        }

        await db.InsertManyAsync(words, ct);
        await db.InsertManyAsync(flags, ct);
        await db.InsertManyAsync(notes, ct);
    }

    /// <summary>A few, for those whose family can be tried and those with a plan.</summary>
    private async Task DocumentsAsync(IReadOnlyList<MadeUpChild> children, CancellationToken ct)
    {
        foreach (var child in children.Where(c => c.TwiceOf is null && c.Current is not null && (c.HasReader || c.Needs == 2)))
        {
            if (documents == SampleShares.Documents || !writers.TryGetValue(child.Current!.School.Id, out var writer))
                continue;
            var (id, school, visibility) = (Next("document"), child.Current.School.Id, child.HasReader ? Visibility.Family : Visibility.Professionals);
            var (title, text) = SampleTexts.Documents[documents++ % SampleTexts.Documents.Length];
            var bytes = Encoding.UTF8.GetBytes(text);
            var label = new DocumentLabel(title, $"{title.ToLowerInvariant().Replace(' ', '-')}.txt", Convert.ToHexStringLower(SHA256.HashData(bytes)));
            var at = UkDays.StartOf(Later(child.Current.From, order.Today.AddDays(-documents)));
            await db.InsertManyAsync([new Document
            {
                Id = id, ChildId = child.Id, OwnerId = school, Visibility = visibility, File = FileKind.Text, Size = bytes.Length, AddedBy = writer, AddedAtUtc = at,
                SealedLabel = await vault.SealAsync(child.Id, DocumentService.LabelPurpose(id), JsonSerializer.SerializeToUtf8Bytes(label), ct),
            }], ct);
            await db.InsertManyAsync([new DocumentContent
            {
                Id = Next("content"), DocumentId = id, ChildId = child.Id, OwnerId = school, Visibility = visibility, SealedBytes = await vault.SealAsync(child.Id, DocumentService.ContentPurpose(id), bytes, ct),
            }], ct);
        }
    }

    private async Task PlansAsync(IReadOnlyList<MadeUpChild> children, CancellationToken ct)
    {
        var made = children.SelectMany(plans.Of).ToList();
        await db.InsertManyAsync(made.Select(p => p.Plan), ct);
        await db.InsertManyAsync(made.SelectMany(p => p.Outcomes), ct);
        await db.InsertManyAsync(made.SelectMany(p => p.Actions), ct);
        await db.InsertManyAsync(made.SelectMany(p => p.Reviews), ct);
        await db.InsertManyAsync(made.SelectMany(p => p.Ratings), ct);
        await db.InsertManyAsync(made.SelectMany(plans.Said), ct);
    }

    private async Task ExclusionsAsync(IReadOnlyList<MadeUpChild> children, CancellationToken ct)
    {
        var made = children.SelectMany(exclusions.Of).ToList();
        await db.InsertManyAsync(made.Select(m => m.Exclusion), ct);
        await db.InsertManyAsync(made.SelectMany(m => m.Done), ct);
    }

    /// <summary>What the family and the young person are asked, and have not answered yet.</summary>
    private IEnumerable<ConsentStep> Asked(MadeUpChild child)
    {
        foreach (var whose in Enum.GetValues<ConsentOf>())
        {
            yield return new()
            {
                Id = Next("consent"), ConsentId = Next("consent"), ChildId = child.Id, Deed = ConsentDeed.Asked, Whose = whose, Purpose = ConsentPurpose.TakePart, Programme = "the bicycle workshop on Wednesdays",
                Text = "The workshop hears the first name, the year and what helps when it is loud. Nothing else is told.", By = writers[child.Current!.School.Id], AtUtc = UkDays.StartOf(order.Today.AddDays(-3)),
            };
        }
    }

    private async Task MovesAsync(IReadOnlyList<MadeUpChild> children, CancellationToken ct)
    {
        var made = children.SelectMany(moves.Of).ToList();
        await db.InsertManyAsync(made.Select(m => m.Move), ct);
        await db.InsertManyAsync(made.SelectMany(m => m.Reviews), ct);
        await db.InsertManyAsync(children.SelectMany(timesOut.Of), ct);
    }

    private OwnWords Words(MadeUpChild child, OrganisationId school, PersonId writer, DateOnly day)
    {
        var parents = random.Chance(0.3);
        return new()
        {
            Id = Next("words"), ChildId = child.Id, OwnerId = school, Visibility = Visibility.Family, Voice = parents ? Voice.Parent : Voice.Child,
            Text = random.One(parents ? SampleTexts.ParentWords : SampleTexts.Words), SaidOn = day, WrittenBy = writer, WrittenAtUtc = UkDays.StartOf(day),
        };
    }

    private async Task<Note> NoteAsync(MadeUpChild child, OrganisationId school, PersonId writer, DateOnly day, CancellationToken ct)
    {
        var id = Next("note");
        return new()
        {
            Id = id, ChildId = child.Id, OwnerId = school, Visibility = random.Chance(0.7) ? Visibility.Professionals : random.Chance(0.5) ? Visibility.Organisation : Visibility.Safeguarding,
            Day = day, WrittenBy = writer, WrittenAtUtc = UkDays.StartOf(day), SealedText = await vault.SealTextAsync(child.Id, NoteService.Purpose(id), random.One(SampleTexts.Notes), ct),
        };
    }

    private Guid Next(string kind)
    {
        if (!ids.TryGetValue(kind, out var next))
            ids.Add(kind, next = order.Ids(kind));
        return next.Next();
    }

    private DateOnly Day(DateOnly from, DateOnly to) => from >= to ? from : from.AddDays(random.Below(to.DayNumber - from.DayNumber));

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
