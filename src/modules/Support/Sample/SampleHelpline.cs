using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Helpline;

namespace Headwater.Support.Sample;

/// <summary>Made-up enquiries to a made-up helpline, one of every stage, one late and one repeated question; with two teams and two texts. They are about nobody.</summary>
internal sealed class SampleHelpline(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    private static readonly (AskerRole Role, CameBy By, string Need, string Worry, string? Tried, string? Hoped)[] Asked =
    [
        (AskerRole.Parent, CameBy.Web, "attendance", "My daughter has not been in school for three weeks. She is sick every morning, and I do not know whom to ask.", "We spoke with her teacher twice.", "Somebody who talks with her and with the school."),
        (AskerRole.School, CameBy.Email, "behaviour", "A boy in Year 8 is sent out of most lessons. What can we ask for before it comes to a suspension?", "A report card and a mentor.", "Advice on what others do."),
        (AskerRole.Parent, CameBy.Telephone, "anxiety", "He does not sleep before school days, and now he does not leave his room.", null, "To know how long the wait is."),
        (AskerRole.Professional, CameBy.Telephone, "family", "A family of three moved here in the summer, and the children have no school place yet.", "The school admissions page.", "A person at the council."),
        (AskerRole.Parent, CameBy.Web, "attendance", "School says I will be fined. My son cannot go in, he is afraid.", "A later start for a week.", "A letter that explains it."),
        (AskerRole.YoungPerson, CameBy.Web, "mood", "I do not want to go any more. Nothing happens if I do and nothing happens if I do not.", null, "Somebody to talk to who is not a teacher."),
        (AskerRole.School, CameBy.Telephone, "autism", "We think a girl in Year 5 may be autistic, and the parents ask what happens while they wait.", "Quiet place, visual timetable.", "What to do while waiting."),
        (AskerRole.Parent, CameBy.Email, "attendance", "Which days may she stay at home when she has panic attacks?", "We wrote to the school.", "A straight answer."),
    ];

    /// <summary>After referrals to services.</summary>
    public int Order => 93;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        if (posts.FirstOrDefault(p => p.Role == Role.TriageAdviser) is not { } adviser || posts.FirstOrDefault(p => (p.Role.Capabilities() & Capability.TakeReferrals) != Capability.None) is not { } worker)
            return "no enquiries";
        var ids = order.Ids("helpline");
        HelplineTeam[] teams = [new() { Id = ids.Next(), Name = "Helpline advisers", OrganisationId = adviser.Organisation }, new() { Id = ids.Next(), Name = "Specialists", OrganisationId = worker.Organisation }];
        HelplineTemplate[] texts =
        [
            new() { Id = ids.Next(), Name = "We are on it", Text = "Thank you for asking. We are looking for who can help, and call you by the day we promised." },
            new() { Id = ids.Next(), Name = "What to try first", Text = "Before anybody else is asked, most families find it helps to speak with the SENCO of the school. Ask for a meeting, and tell us how it went." },
        ];
        HelplineLesson lesson = new() { Id = ids.Next(), Need = "autism", Kind = LessonKind.DirectoryFix, Text = "The directory does not say what a family can do while it waits for an assessment.", By = adviser.Person, Day = order.Today.AddDays(-12) };
        var made = new MadeUp(order, ids, adviser, worker, teams);
        EnquiryStage[][] ways =
        [
            [], [EnquiryStage.WithTeam], [EnquiryStage.WithTeam, EnquiryStage.Taken], [EnquiryStage.WithTeam, EnquiryStage.Taken, EnquiryStage.Answered],
            [EnquiryStage.WithTeam, EnquiryStage.Taken, EnquiryStage.Waiting], [EnquiryStage.WithTeam, EnquiryStage.Taken], [EnquiryStage.WithTeam, EnquiryStage.Taken, EnquiryStage.NotReferred], [EnquiryStage.WithTeam, EnquiryStage.Taken, EnquiryStage.Answered, EnquiryStage.Closed],
        ];
        for (var n = 0; n < Asked.Length; n++)
            made.Add(Asked[n], ways[n], n);
        // The same, asked in the months before: a repeated question.
        for (var n = 0; n < 6; n++)
            made.Add(Asked[n % 2 == 0 ? 0 : 4], ways[7], 20 + (n * 12));
        await db.InsertManyAsync(teams, ct);
        await db.InsertManyAsync(texts, ct);
        await db.InsertManyAsync([lesson], ct);
        await db.InsertManyAsync(made.Enquiries, ct);
        await db.InsertManyAsync(made.Steps, ct);
        await db.InsertManyAsync(made.Messages, ct);
        await db.InsertManyAsync(made.Notes, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{made.Enquiries.Count} enquiries to the helpline");
    }

    private sealed class MadeUp(SampleOrder order, SampleIds ids, SamplePost adviser, SamplePost worker, HelplineTeam[] teams)
    {
        private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

        public List<HelplineEnquiry> Enquiries { get; } = [];
        public List<EnquiryStep> Steps { get; } = [];
        public List<EnquiryMessage> Messages { get; } = [];
        public List<EnquiryNote> Notes { get; } = [];

        public void Add((AskerRole Role, CameBy By, string Need, string Worry, string? Tried, string? Hoped) asked, EnquiryStage[] way, int daysAgo)
        {
            var came = UkDays.StartOf(order.Today.AddDays(-1 - daysAgo)).AddHours(10);
            var at = came;
            var id = ids.Next();
            var last = way.Length == 0 ? EnquiryStage.New : way[^1];
            var team = way.Length == 0 ? null : teams[Enquiries.Count % 2];
            var by = asked.By is CameBy.Web or CameBy.Email ? SystemPerson.Id : adviser.Person;
            Steps.Add(new() { Id = ids.Next(), EnquiryId = id, Number = 1, Kind = StepKind.Moved, To = EnquiryStage.New, By = by, AtUtc = at, Why = HelplineWords.Because(EnquiryStage.New) });
            var from = EnquiryStage.New;
            var person = team == teams[1] ? worker.Person : adviser.Person;
            foreach (var to in way)
            {
                at = at.AddMinutes(50);
                if (to == EnquiryStage.Answered)
                    Messages.Add(new() { Id = ids.Next(), EnquiryId = id, Way = MessageWay.Out, By = person, AtUtc = at.AddMinutes(-5), Text = "We spoke about what the school can do now, and whom to ask there. We call again in two weeks." });
                Steps.Add(new() { Id = ids.Next(), EnquiryId = id, Number = Steps.Count(s => s.EnquiryId == id) + 1, Kind = StepKind.Moved, From = from, To = to, TeamId = team!.Id, By = to == EnquiryStage.WithTeam ? adviser.Person : person, AtUtc = at, Why = Why(to) });
                from = to;
            }

            if (way.Contains(EnquiryStage.Taken))
                Notes.Add(new() { Id = ids.Next(), EnquiryId = id, By = person, AtUtc = at, Text = "Ask at the next team meeting whether others hear the same." });
            Enquiries.Add(new()
            {
                Id = id, Reference = Reference(id), CameBy = asked.By, CameAtUtc = came, RecordedBy = by, Role = asked.Role, Contact = "01632 960000", MayContact = true, Worry = asked.Worry, Tried = asked.Tried, Hoped = asked.Hoped, Need = asked.Need, Unanswered = asked.Need == "autism" ? "What a family can do while it waits." : null,
                Stage = last, DueAtUtc = UkDays.StartOf(order.Today.AddDays(daysAgo == 2 ? -1 : 2 - daysAgo)).AddHours(10), OpenedAtUtc = came, TeamId = team?.Id, TakenBy = way.Contains(EnquiryStage.Taken) ? person : null, ClosedOn = last == EnquiryStage.Closed ? UkDays.DayOf(at) : null,
            });
        }

        private static string Why(EnquiryStage to) => to switch
        {
            EnquiryStage.Waiting => "They look for the letter, and call again.",
            EnquiryStage.NotReferred => "The school’s own support has only begun; a referral now would be too early.",
            _ => HelplineWords.Because(to),
        };

        /// <summary>The same again for the same id; it is made up, so that nobody need fail to guess it.</summary>
        private static string Reference(Guid id)
        {
            var bytes = id.ToByteArray();
            var text = string.Concat(bytes.Skip(8).Select(b => Letters[b % Letters.Length]));
            return $"{text[..4]}-{text[4..8]}";
        }
    }
}
