using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Training;

namespace Headwater.Support.Sample;

/// <summary>Made-up courses with days that were and are to come, who booked, came and answered, and two programmes with members. Nobody in it is anybody.</summary>
internal sealed class SampleTraining(HeadwaterDb db, ISamplePeople people, IOrganisations organisations) : ISamplePart
{
    private static readonly (string Title, string Outcomes, string Audience, string Needs, bool InProgramme)[] Taught =
    [
        ("Becoming a trauma-informed school: day one", "Say what frightening things do to how children learn and behave\nAnswer a child in distress in a calm and steady way\nPlan one change of how your school begins the day", "headteachers, SENCOs and teachers", "trauma emotions", true),
        ("When a child cannot go in: anxiety and attendance", "Tell worry from unwillingness\nBegin a plan of small steps with a family\nKnow whom to ask, and when", "everybody who works with families", "attendance anxiety", false),
        ("SENCO network meeting", "Bring one case and one question\nTake home what others tried", "SENCOs of all schools", "send", false),
        ("Autism in the classroom: the first weeks", "See a classroom as a child with autism meets it\nUse a visual timetable\nMake a quiet place that works", "teachers and teaching assistants", "autism sensory", false),
    ];

    /// <summary>After the helpline.</summary>
    public int Order => 94;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = (await people.PostsAsync(ct)).Where(p => (p.Role.Capabilities() & Capability.WriteEntries) != Capability.None).ToList();
        if (posts.FirstOrDefault(p => p.Role == Role.EducationalPsychologist) is not { } teacher || posts.Count < 8)
            return "no courses";
        var ids = order.Ids("training");
        Programme[] programmes =
        [
            new() { Id = ids.Next(), RunBy = teacher.Organisation, Name = "Trauma-informed schools", About = "Schools that learn together, over two years, to meet what frightened children with safety instead of sanctions.", AddedBy = teacher.Person },
            new() { Id = ids.Next(), RunBy = teacher.Organisation, Name = "SENCO network", About = "SENCOs of all schools, once each half term: one case, one question, what works.", AddedBy = teacher.Person },
        ];
        List<ProgrammeMember> members =
        [
            .. (await organisations.AllAsync(ct)).Where(o => o.IsSchool).Select((o, n) => new ProgrammeMember { Id = ids.Next(), ProgrammeId = programmes[0].Id, OrganisationId = o.Id, Since = order.Today.AddDays(-400 + (n % 7 * 40)), AddedBy = teacher.Person }),
            .. posts.Where(p => p.Role == Role.Senco).Select(p => new ProgrammeMember { Id = ids.Next(), ProgrammeId = programmes[1].Id, OrganisationId = p.Organisation, PersonId = p.Person, Since = order.Today.AddDays(-300), AddedBy = p.Person }),
        ];
        // Some headteachers first, then one of every role, then the others.
        Made made = new(order, ids, teacher, [.. posts.Where(p => p.Role == Role.Headteacher).Take(8).Concat(posts.DistinctBy(p => p.Role)).Concat(posts).DistinctBy(p => p.Person)]);
        foreach (var (title, outcomes, audience, needs, isOfProgramme) in Taught)
            made.Courses.Add(new() { Id = ids.Next(), ProviderId = teacher.Organisation, Title = title, Outcomes = outcomes, Audience = audience, Needs = needs, ProgrammeId = isOfProgramme ? programmes[0].Id : title.StartsWith("SENCO", StringComparison.Ordinal) ? programmes[1].Id : null, AddedBy = teacher.Person });
        made.Add(made.Courses[0], -70, 20, 18, answers: true);
        made.Add(made.Courses[0], 18, 6, 8);
        made.Add(made.Courses[1], -9, 16, 12);
        made.Add(made.Courses[1], 24, 30, 5);
        made.Add(made.Courses[2], 12, 40, 9);
        await db.InsertManyAsync(programmes, ct);
        await db.InsertManyAsync(members, ct);
        await db.InsertManyAsync(made.Courses, ct);
        await db.InsertManyAsync(made.Sessions, ct);
        await db.InsertManyAsync(made.Bookings, ct);
        await db.InsertManyAsync(made.Steps, ct);
        await db.InsertManyAsync(made.Feedback, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{made.Courses.Count} courses with {made.Sessions.Count} days, {members.Count} members of programmes");
    }

    private sealed class Made(SampleOrder order, SampleIds ids, SamplePost teacher, List<SamplePost> posts)
    {
        public List<Course> Courses { get; } = [];
        public List<CourseSession> Sessions { get; } = [];
        public List<CourseBooking> Bookings { get; } = [];
        public List<BookingStep> Steps { get; } = [];
        public List<CourseFeedback> Feedback { get; } = [];

        /// <summary>A day so many days from today, with so many people who asked; those on a day that was came, but every seventh.</summary>
        public void Add(Course course, int days, int places, int asked, bool answers = false)
        {
            var day = order.Today.AddDays(days);
            CourseSession session = new() { Id = ids.Next(), CourseId = course.Id, Day = day, Starts = 570, Ends = 720, Place = "The teachers’ centre", IsOnline = false, Places = places, Share = 4, ClosesOn = day.AddDays(-2) };
            Sessions.Add(session);
            var who = posts.Take(asked).ToList();
            for (var n = 0; n < who.Count; n++)
                Book(session, who[n], n, answers);
        }

        private void Book(CourseSession session, SamplePost who, int n, bool answers)
        {
            var (at, hasPlace) = (UkDays.StartOf(session.Day.AddDays(-40)).AddHours(9).AddMinutes(n), TrainingRules.MovesUp([.. Bookings.Where(b => b.SessionId == session.Id).Select(b => new Asked(b.Id, b.OrganisationId, BookingStates.HasPlace(b.State))), new(Guid.Empty, who.Organisation, false)], session.Places, session.Share).Contains(Guid.Empty));
            var state = !hasPlace ? BookingState.Waiting : session.Day >= order.Today ? BookingState.Booked : n % 7 == 6 ? BookingState.Missed : BookingState.Attended;
            CourseBooking booking = new() { Id = ids.Next(), SessionId = session.Id, Number = n + 1, OrganisationId = who.Organisation, PersonId = who.Person, Job = who.Role.Words(), State = state, BookedBy = who.Person };
            Bookings.Add(booking);
            var first = hasPlace ? BookingState.Booked : BookingState.Waiting;
            Steps.Add(new() { Id = ids.Next(), BookingId = booking.Id, Number = 1, To = first, By = who.Person, AtUtc = at > order.AtUtc ? order.AtUtc : at, Why = hasPlace ? "There was a place." : "There was no place: on the waiting list." });
            if (state == first)
                return;
            Steps.Add(new() { Id = ids.Next(), BookingId = booking.Id, Number = 2, From = first, To = state, By = teacher.Person, AtUtc = UkDays.StartOf(session.Day).AddHours(16), Why = state == BookingState.Attended ? "They came." : "They did not come." });
            if (!answers || state != BookingState.Attended)
                return;
            Feedback.Add(new() { BookingId = booking.Id, Kind = FeedbackKind.AtOnce, Useful = n % 2 == 0 ? 5 : 4, Plan = n % 3 == 0 ? "Begin each day with the same quiet ten minutes." : null, By = who.Person, Day = session.Day });
            if (n % 3 != 0)
                Feedback.Add(new() { BookingId = booking.Id, Kind = FeedbackKind.Later, Used = n % 2 == 0 ? Usage.Yes : Usage.ALittle, Barrier = n % 2 == 0 ? Obstacle.Nothing : Obstacle.Time, By = who.Person, Day = session.Day.AddDays(60) });
        }
    }
}
