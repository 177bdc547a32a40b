using Headwater.Access.Agreements;
using Headwater.Access.Auditing;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.Involvements;
using Headwater.Access.Keys;
using Headwater.Access.Mail;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Access.Retention;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Invitations;
using Headwater.Access.SignIn.Sessions;
using Headwater.Children.Asking;
using Headwater.Children.Attendance;
using Headwater.Children.Away;
using Headwater.Children.Boards;
using Headwater.Children.Contacts;
using Headwater.Children.Documents;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Family;
using Headwater.Children.Identifiers;
using Headwater.Children.Joining;
using Headwater.Children.Journeys;
using Headwater.Children.Letters;
using Headwater.Children.Movement;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Provision;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Calendars;
using Headwater.Localities.Places;
using Headwater.Localities.Schools;
using Headwater.Partnership.Expectations;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Coaching;
using Headwater.Partnership.Cohorts;
using Headwater.Partnership.Money;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Research;
using Headwater.Collaboration;
using Headwater.Partnership.HandOver;
using Headwater.Partnership.Limits;
using Headwater.Partnership.Network;
using Headwater.Partnership.SteppingBack;
using Headwater.Partnership.Watch;
using Headwater.Support.Clinics;
using Headwater.Support.Helpline;
using Headwater.Support.Import;
using Headwater.Support.Outreach;
using Headwater.Support.Reviews;
using Headwater.Support.ServiceReferrals;
using Headwater.Support.Services;
using Headwater.Support.Tips;
using Headwater.Support.Training;
using Headwater.Support.Visits;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using ClinicStep = Headwater.Support.Clinics.BookingStep;
using TrainingStep = Headwater.Support.Training.BookingStep;
using MailChoice = Headwater.Access.Notices.MailChoice;
using LocalNotice = Headwater.Localities.Notices.Notice;
using PersonalNotice = Headwater.Access.Notices.Notice;
using SchoolKey = Headwater.Children.Imports.SchoolKey;

namespace Headwater.Modules.Tests.Trust;

/// <summary>
/// Whose eyes a canary is for: every table and its readers, written down from the words; roles by name. It asks neither the
/// product's capabilities nor the kind that a table says of itself.
/// </summary>
internal static class CanaryRules
{
    /// <summary>Never leave the server, whoever asks.</summary>
    private static readonly string[] Secret = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Salt", "Commitment", "Hash", "Secret", "Token", "TokenHash", "Key", "WrappedKey", "NormalizedEmail", "NormalizedUserName"];

    /// <summary>Which kind of entry each table of a child's record is.</summary>
    private static readonly Dictionary<Type, EntryKinds> Kinds = new()
    {
        [typeof(Child)] = EntryKinds.Identity,
        [typeof(NameWord)] = EntryKinds.Identity,
        [typeof(RollEntry)] = EntryKinds.Identity,
        [typeof(Identifier)] = EntryKinds.Identity,
        [typeof(JoinedRecord)] = EntryKinds.Identity,
        [typeof(Contact)] = EntryKinds.Contacts,
        [typeof(Address)] = EntryKinds.Contacts,
        [typeof(Characteristics)] = EntryKinds.Characteristics,
        [typeof(AttendanceWeek)] = EntryKinds.Attendance,
        [typeof(OwnWords)] = EntryKinds.OwnWords,
        [typeof(SupportStage)] = EntryKinds.Support,
        [typeof(PlanCycle)] = EntryKinds.Support,
        [typeof(PlanOutcome)] = EntryKinds.Support,
        [typeof(PlanAction)] = EntryKinds.Support,
        [typeof(PlanReview)] = EntryKinds.Support,
        [typeof(OutcomeRating)] = EntryKinds.Support,
        [typeof(Talk)] = EntryKinds.Support,
        [typeof(Note)] = EntryKinds.Notes,
        [typeof(Document)] = EntryKinds.Documents,
        [typeof(DocumentContent)] = EntryKinds.Documents,
        [typeof(Flag)] = EntryKinds.Flags,
        [typeof(RecordedExclusion)] = EntryKinds.Exclusions,
        [typeof(DutyDone)] = EntryKinds.Exclusions,
        [typeof(ExclusionChange)] = EntryKinds.Exclusions,
        [typeof(CaseHolder)] = EntryKinds.Identity,
        [typeof(DaysElsewhere)] = EntryKinds.Exclusions,
        [typeof(BoardParty)] = EntryKinds.Exclusions,
        [typeof(SentLetter)] = EntryKinds.Exclusions,
        [typeof(Representation)] = EntryKinds.Exclusions,
        [typeof(BoardRequest)] = EntryKinds.Exclusions,
        [typeof(ConsentStep)] = EntryKinds.Help,
        [typeof(TimeOut)] = EntryKinds.Exclusions,
        [typeof(Move)] = EntryKinds.Movement,
        [typeof(MoveReview)] = EntryKinds.Movement,
        [typeof(MoveNotice)] = EntryKinds.Movement,
        [typeof(Referral)] = EntryKinds.Movement,
        [typeof(ReferralSchool)] = EntryKinds.Movement,
        [typeof(ReferralRisk)] = EntryKinds.Movement,
        [typeof(ReferralStep)] = EntryKinds.Movement,
        [typeof(PanelCase)] = EntryKinds.Movement,
        [typeof(PanelDecision)] = EntryKinds.Movement,
        [typeof(PanelNote)] = EntryKinds.Movement,
        [typeof(PanelPlace)] = EntryKinds.Movement,
        [typeof(PlaceStep)] = EntryKinds.Movement,
        [typeof(PanelLetter)] = EntryKinds.Movement,
        [typeof(Placement)] = EntryKinds.Movement,
        [typeof(PlacementTerms)] = EntryKinds.Movement,
        [typeof(PlacementDay)] = EntryKinds.Movement,
        [typeof(PlacementReview)] = EntryKinds.Movement,
        [typeof(PlacementNote)] = EntryKinds.Movement,
        [typeof(ServiceReferral)] = EntryKinds.Help,
        [typeof(ServiceReferralStep)] = EntryKinds.Help,
        [typeof(EnquiryChild)] = EntryKinds.Help,
        [typeof(BookingChild)] = EntryKinds.Help,
    };

    /// <summary>Who reads each other table, once it is known that they are signed in.</summary>
    private static readonly Dictionary<Type, Func<CanaryWorld, Visitor, Canary, bool>> Readers = new()
    {
        // Published by their nature.
        [typeof(Locality)] = (_, _, _) => true,
        [typeof(LocalNotice)] = (_, _, _) => true,
        [typeof(SchoolRow)] = (_, _, _) => true,
        // Partners know each other's names, and colleagues theirs; how somebody is reached is for them and those who appoint.
        [typeof(Organisation)] = Of<Organisation>((_, who, o) => who.Locality == o.LocalityId),
        // When schools are open, and by which rules a locality counts, whoever works there may know.
        [typeof(CalendarTerm)] = Of<CalendarTerm>((_, who, t) => who.Locality == t.LocalityId),
        [typeof(CalendarDay)] = Of<CalendarDay>((_, who, d) => who.Locality == d.LocalityId),
        [typeof(LetterTemplate)] = Of<LetterTemplate>((_, who, t) => who.Locality == t.LocalityId),
        [typeof(LetterAddress)] = Of<LetterAddress>((_, who, a) => who.Locality == a.LocalityId),
        [typeof(DutyReminder)] = Nobody,
        [typeof(SchoolKey)] = Of<SchoolKey>((_, who, k) => who.Locality == k.LocalityId && who.Posts.Any(p => p.Organisation == k.SchoolId)),
        [typeof(RuleChangeRow)] = Of<RuleChangeRow>((_, who, r) => who.Locality == r.LocalityId),
        [typeof(Person)] = (world, who, c) => SeesPerson(world, who, ((Person)c.Row).PersonId, c.Property),
        [typeof(PersonLocality)] = Nobody,
        [typeof(Post)] = (_, who, c) => c.Row is Post p && who.Locality == p.LocalityId && (c.Property == nameof(Post.NamedAs) || who.Person == p.PersonId || Appoints(who)),
        [typeof(SharingAgreement)] = Of<SharingAgreement>((_, who, a) => who.Locality == a.LocalityId && Is(who, Role.LocalLead, Role.DataProtectionOfficer)),
        [typeof(SharingParty)] = Of<SharingParty>((_, who, p) => who.Locality == p.LocalityId && Is(who, Role.LocalLead, Role.DataProtectionOfficer)),
        [typeof(Involvement)] = Of<Involvement>((world, who, i) => world.MaySee(who, i.LocalityId, i.ChildId, EntryKinds.Identity, Visibility.Family, default)),
        // Written by the school that asks, and read by it, by who keeps the record, and by the data-protection officer.
        [typeof(RecordRequest)] = Of<RecordRequest>((world, who, r) => world.MaySee(who, r.LocalityId, r.ChildId, EntryKinds.Identity, Visibility.Family, default)
            || (who.Locality == r.LocalityId && (Is(who, Role.DataProtectionOfficer) || (Is(who, Role.Headteacher, Role.Senco, Role.SafeguardingLead) && who.Posts.Any(p => p.Organisation == r.AskedFor))))),
        [typeof(Disclosure)] = Of<Disclosure>(SeesDisclosure),
        [typeof(EmergencyOpening)] = Of<EmergencyOpening>((_, who, e) => who.Locality == e.LocalityId && (Is(who, Role.DataProtectionOfficer) || who.Person == e.PersonId)),
        [typeof(RetentionHold)] = Of<RetentionHold>((_, who, h) => who.Locality == h.LocalityId && Is(who, Role.DataProtectionOfficer)),
        [typeof(PersonalNotice)] = Of<PersonalNotice>((_, who, n) => who.Locality == n.LocalityId && who.Person == n.PersonId),
        // What there is for every child here: everybody who writes in a record, and who leads the locality.
        [typeof(ResponseStage)] = (_, who, c) => who.Locality == ((ILocalityOwned)c.Row).LocalityId && Supports(who),
        [typeof(OfferedHelp)] = (_, who, c) => who.Locality == ((ILocalityOwned)c.Row).LocalityId && Supports(who),
        [typeof(ResponseLimits)] = (_, who, c) => who.Locality == ((ILocalityOwned)c.Row).LocalityId && Supports(who),
        // What schools agree on about fair access: the schools, the panel, the local lead and those of the authority who refer.
        [typeof(ProtocolVersion)] = ReadsProtocols,
        [typeof(ProtocolCategory)] = ReadsProtocols,
        [typeof(ProtocolSchool)] = ReadsProtocols,
        [typeof(SchoolAnswer)] = ReadsProtocols,
        [typeof(Exemption)] = ReadsProtocols,
        // When the panel meets, who sits on it, and how balances move: no child stands there.
        [typeof(PanelMeeting)] = ReadsProtocols,
        [typeof(PanelMember)] = ReadsProtocols,
        [typeof(PanelInvitation)] = ReadsProtocols,
        [typeof(LedgerEntry)] = ReadsProtocols,
        [typeof(ProviderCheck)] = ReadsProtocols,
        // Who provides what: every professional, once something of it was approved. Nothing here was, and drafts are for those who keep them.
        [typeof(ListedOrganisation)] = KeepsServices,
        [typeof(ListedService)] = KeepsServices,
        [typeof(ServiceVersion)] = KeepsServices,
        [typeof(ServicePlace)] = KeepsServices,
        [typeof(DirectoryState)] = Nobody,
        // Drafts of tips, and how often the public pages are looked at: those who keep services.
        [typeof(Tip)] = KeepsServices,
        [typeof(TipVersion)] = KeepsServices,
        [typeof(VisitCount)] = KeepsServices,
        [typeof(DirectorySource)] = TakesFeeds,
        [typeof(TakenService)] = TakesFeeds,
        // What people asked the helpline: those who answer it, as none of these was given to a team. How it is run stands on the public form.
        [typeof(HelplineEnquiry)] = AnswersHelpline,
        [typeof(EnquiryStep)] = AnswersHelpline,
        [typeof(EnquiryMessage)] = AnswersHelpline,
        [typeof(EnquiryNote)] = AnswersHelpline,
        [typeof(EnquiryFollowUp)] = AnswersHelpline,
        [typeof(AnswerLink)] = (world, who, c) => AnswersHelpline(world, who, c) && c.Property != nameof(AnswerLink.TokenHash),
        [typeof(HelplineSettings)] = (_, _, _) => true,
        // When clinics are is for every professional; what is brought to them for those who run them and for the side that booked.
        [typeof(Clinic)] = (_, who, c) => who.Locality == ((Clinic)c.Row).LocalityId && Supports(who),
        [typeof(ClinicBooking)] = Of<ClinicBooking>((_, who, b) => ReadsBooking(who, b)),
        // Reviews, none of which was sent to its school: those who lead them, and everybody here works for the one that does.
        [typeof(SchoolReview)] = LeadsReviews,
        [typeof(ReviewItem)] = LeadsReviews,
        [typeof(ReviewStep)] = LeadsReviews,
        [typeof(ClinicStep)] = Of<ClinicStep>((world, who, s) => world.Rows.OfType<ClinicBooking>().Any(b => b.LocalityId == s.LocalityId && b.Id == s.BookingId && ReadsBooking(who, b))),
        [typeof(HelplineTeam)] = TakesFeeds,
        [typeof(HelplineTemplate)] = TakesFeeds,
        [typeof(HelplineLesson)] = TakesFeeds,
        // What is taught is for every professional, and so is who is a member of a programme. Who booked is for those who keep courses here; of what
        // was answered nobody reads the words of another, and the visitors wrote none of these.
        [typeof(Course)] = OfLocals,
        [typeof(CourseSession)] = OfLocals,
        [typeof(Programme)] = OfLocals,
        [typeof(ProgrammeMember)] = OfLocals,
        [typeof(CourseBooking)] = Books,
        [typeof(TrainingStep)] = Books,
        [typeof(CourseFeedback)] = Of<CourseFeedback>((_, who, f) => who.Locality == f.LocalityId && who.Person == f.By),
        [typeof(CourseReminder)] = Nobody,
        // Outreach: those who keep the offers of the organisation for which everybody here works, the headteacher among them.
        [typeof(OutreachOffer)] = KeepsOutreach,
        [typeof(OutreachBand)] = KeepsOutreach,
        [typeof(OutreachAgreement)] = KeepsOutreach,
        [typeof(OutreachInvoice)] = KeepsOutreach,
        [typeof(OutreachVisit)] = KeepsOutreach,
        // The collaborative's own: those who read what members read. Why a seat was excused, and why somebody left, is narrower.
        [typeof(Collaborative)] = AtTheTable,
        [typeof(Sector)] = AtTheTable,
        [typeof(Seat)] = AtTheTable,
        [typeof(SeatHolding)] = (world, who, c) => AtTheTable(world, who, c) && (c.Property != nameof(SeatHolding.ExitWhy) || Convenes(who) || ((SeatHolding)c.Row).PersonId == who.Person),
        [typeof(Excusal)] = (world, who, c) => AtTheTable(world, who, c) && Convenes(who),
        [typeof(Meeting)] = AtTheTable,
        [typeof(MeetingOption)] = AtTheTable,
        [typeof(OptionAnswer)] = AtTheTable,
        [typeof(AgendaItem)] = AtTheTable,
        [typeof(Attendance)] = AtTheTable,
        [typeof(VoiceTally)] = AtTheTable,
        [typeof(MeetingSeries)] = AtTheTable,
        [typeof(HeardSeat)] = AtTheTable,
        [typeof(HeardGroup)] = AtTheTable,
        [typeof(SealedAnswer)] = Nobody,
        [typeof(Correction)] = AtTheTable,
        [typeof(CalendarFeed)] = Nobody,
        [typeof(MembersAgreement)] = AtTheTable,
        [typeof(AgreementAcceptance)] = AtTheTable,
        [typeof(MemberOrganisation)] = AtTheTable,
        [typeof(PlanActivity)] = AtTheTable,
        [typeof(PlanStep)] = AtTheTable,
        [typeof(ChairUpdate)] = AtTheTable,
        [typeof(ActivityReview)] = AtTheTable,
        [typeof(LookBack)] = AtTheTable,
        [typeof(CostLine)] = AtTheTable,
        [typeof(SharingRule)] = AtTheTable,
        [typeof(Sharer)] = AtTheTable,
        [typeof(MoneyGiven)] = AtTheTable,
        [typeof(ExternalFund)] = AtTheTable,
        [typeof(FundReport)] = AtTheTable,
        // Who was paid: they and those who convene. What is said in coaching: the two, and nobody else.
        [typeof(InvolvementPayment)] = (world, who, c) => AtTheTable(world, who, c) && (Convenes(who) || ((InvolvementPayment)c.Row).PersonId == who.Person),
        // Which session it was where few families were heard: those who listened and those who convene.
        [typeof(ResearchQuestion)] = AtTheTable,
        [typeof(ResearchSource)] = (world, who, c) => AtTheTable(world, who, c) && (!IsOfFewFamilies((ResearchSource)c.Row) || Convenes(who) || ((ResearchSource)c.Row).ListenerId == who.Person || ((ResearchSource)c.Row).AddedBy == who.Person),
        [typeof(SourceConsent)] = AtTheTable,
        [typeof(ResearchTheme)] = AtTheTable,
        [typeof(Finding)] = AtTheTable,
        [typeof(FindingWording)] = AtTheTable,
        [typeof(FindingSource)] = AtTheTable,
        [typeof(FindingTheme)] = AtTheTable,
        [typeof(FindingTie)] = AtTheTable,
        [typeof(FindingComment)] = AtTheTable,
        [typeof(CoachingOffer)] = AtTheTable,
        [typeof(SkillTransfer)] = AtTheTable,
        [typeof(CoachingSession)] = Of<CoachingSession>((_, who, s) => who.Locality == s.LocalityId && (who.Person == s.CoachId || who.Person == s.CoachedId)),
        [typeof(CoachingNote)] = Of<CoachingNote>((world, who, n) => world.Rows.OfType<CoachingSession>().Any(s => s.LocalityId == n.LocalityId && s.Id == n.SessionId && who.Locality == s.LocalityId && (who.Person == s.CoachId || who.Person == s.CoachedId))),
        // What members may read of stepping back; of a survey's answers nobody reads one alone.
        [typeof(SignalThreshold)] = AtTheTable,
        [typeof(NetworkWave)] = AtTheTable,
        [typeof(WaveMember)] = (world, who, c) => AtTheTable(world, who, c) && c.Property != nameof(WaveMember.Answered),
        [typeof(TieRating)] = Nobody,
        [typeof(NetworkTie)] = Nobody,
        [typeof(FacilitationMove)] = AtTheTable,
        [typeof(Secretariat)] = AtTheTable,
        [typeof(HeldReview)] = AtTheTable,
        [typeof(HeldCheck)] = AtTheTable,
        [typeof(ReadinessAttestation)] = AtTheTable,
        [typeof(FilePlace)] = AtTheTable,
        [typeof(PackReceiver)] = AtTheTable,
        [typeof(AuditEntry)] = (world, who, c) => SeesEntry(world, who, (AuditEntry)c.Row, c.Property),
        [typeof(AuditChild)] = Nobody,
        [typeof(AuditHead)] = Nobody,
        [typeof(Session)] = Of<Session>((_, who, s) => who.Person?.Value == s.PersonId),
        [typeof(Invitation)] = Nobody,
        [typeof(Authenticator)] = Nobody,
        [typeof(RecoveryCode)] = Nobody,
        // What somebody is told where a mail could not be sent.
        [typeof(WaitingMail)] = (_, who, c) => c.Property is nameof(WaitingMail.UnsentText) or nameof(WaitingMail.UnsentLink) && ((WaitingMail)c.Row).UnsentTell is { } told && who.Person == told,
        [typeof(MailChoice)] = Of<MailChoice>((_, who, c) => who.Locality == c.LocalityId && who.Person == c.PersonId),
        [typeof(IdentityUserClaim<Guid>)] = Nobody,
        [typeof(IdentityUserLogin<Guid>)] = Of<IdentityUserLogin<Guid>>((_, who, l) => who.Person?.Value == l.UserId),
        [typeof(IdentityUserToken<Guid>)] = Nobody,
        [typeof(IdentityUserPasskey<Guid>)] = Nobody,
        [typeof(DataProtectionKey)] = Nobody,
        // Who is to be talked to: those who convene.
        [typeof(WatchedSignal)] = Nobody,
        [typeof(Conversation)] = (world, who, c) => AtTheTable(world, who, c) && Convenes(who),
        // What areas show each other: whoever reads at the table of an area that is in the cohort.
        [typeof(Cohort)] = (world, who, c) => InCohort(world, who, ((Cohort)c.Row).Id) && c.Property != nameof(Cohort.JoinHash),
        [typeof(CohortArea)] = (world, who, c) => InCohort(world, who, ((CohortArea)c.Row).CohortId),
        [typeof(SharedItem)] = (world, who, c) => InCohort(world, who, ((SharedItem)c.Row).CohortId),
        [typeof(SharedWorkshop)] = (world, who, c) => InCohort(world, who, ((SharedWorkshop)c.Row).CohortId),
        [typeof(WorkshopReply)] = (world, who, c) => world.Rows.OfType<SharedWorkshop>().Any(w => w.Id == ((WorkshopReply)c.Row).WorkshopId && InCohort(world, who, w.CohortId)),
        // The system as members drew it: everybody who reads what members read.
        [typeof(SystemMap)] = Of<SystemMap>((_, who, m) => who.Locality == m.LocalityId && ReadsMaps(who)),
        [typeof(DraftElement)] = Of<DraftElement>((_, who, e) => who.Locality == e.LocalityId && ReadsMaps(who)),
        [typeof(DraftLink)] = Of<DraftLink>((_, who, l) => who.Locality == l.LocalityId && ReadsMaps(who)),
        [typeof(NamedLoop)] = Of<NamedLoop>((_, who, l) => who.Locality == l.LocalityId && ReadsMaps(who)),
        [typeof(MapVersion)] = Of<MapVersion>((_, who, v) => who.Locality == v.LocalityId && ReadsMaps(who)),
        [typeof(MapAgreement)] = Of<MapAgreement>((_, who, a) => who.Locality == a.LocalityId && ReadsMaps(who)),
        [typeof(ChildKey)] = Nobody,
        [typeof(LocalityKey)] = Nobody,
        // What members propose, vote with their names and decide is read at the table; how a seat votes without its name is nobody's.
        [typeof(Proposal)] = Of<Proposal>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(ProposalOption)] = Of<ProposalOption>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(ProposalSeat)] = Of<ProposalSeat>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(Ballot)] = Of<Ballot>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(AnonymousBallot)] = Nobody,
        [typeof(SealedBallot)] = Nobody,
        [typeof(Objection)] = Of<Objection>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(Decision)] = Of<Decision>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(DecisionReview)] = Of<DecisionReview>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(Theme)] = Of<Theme>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(Card)] = Of<Card>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(VisionVersion)] = Of<VisionVersion>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(SentenceComment)] = Of<SentenceComment>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
        [typeof(Priority)] = Of<Priority>((_, who, r) => ReadsWithMembers(who, r.LocalityId)),
    };

    /// <summary>Those who read what members read, of their own locality.</summary>
    private static bool InCohort(CanaryWorld world, Visitor who, Guid cohort) => ReadsMaps(who) && world.Rows.OfType<CohortArea>().Any(a => a.CohortId == cohort && a.Area == who.Locality && a.LeftOn is null);

    private static bool ReadsProtocols(CanaryWorld world, Visitor who, Canary canary) => who.Locality == ((ILocalityOwned)canary.Row).LocalityId
        && Is(who, Role.LocalLead, Role.Headteacher, Role.Senco, Role.SafeguardingLead, Role.PanelChair, Role.PanelMember, Role.TriageAdviser, Role.VirtualSchoolHead);

    /// <summary>The local lead, the helpline, and those who work for the service itself: everybody here works for the one that provides.</summary>
    private static bool KeepsServices(CanaryWorld world, Visitor who, Canary canary) => who.Locality == ((ILocalityOwned)canary.Row).LocalityId
        && Is(who, Role.LocalLead, Role.TriageAdviser, Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker);

    /// <summary>The local lead and the helpline alone: what a feed says is nobody's word here yet.</summary>
    private static bool TakesFeeds(CanaryWorld world, Visitor who, Canary canary) => who.Locality == ((ILocalityOwned)canary.Row).LocalityId && Is(who, Role.LocalLead, Role.TriageAdviser);

    /// <summary>Those who answer the helpline, and nobody else.</summary>
    private static bool AnswersHelpline(CanaryWorld world, Visitor who, Canary canary) => who.Locality == ((ILocalityOwned)canary.Row).LocalityId && Is(who, Role.TriageAdviser);

    private static bool LeadsReviews(CanaryWorld world, Visitor who, Canary canary) => who.Locality == ((ILocalityOwned)canary.Row).LocalityId && Is(who, Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker, Role.TriageAdviser);

    /// <summary>Whoever booked, those of their organisation who see all its children, and those who take referrals or answer the helpline where the clinic is run: everybody here works there.</summary>
    private static bool ReadsBooking(Visitor who, ClinicBooking booking) => who.Locality == booking.LocalityId
        && (Is(who, Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker, Role.TriageAdviser, Role.Headteacher, Role.Senco, Role.SafeguardingLead, Role.VirtualSchoolHead)
            || (who.Person == booking.BookedBy && Supports(who) && !Is(who, Role.LocalLead)));

    /// <summary>Every professional, and who leads the locality.</summary>
    private static bool OfLocals(CanaryWorld world, Visitor who, Canary canary) => who.Locality == ((ILocalityOwned)canary.Row).LocalityId && Supports(who);

    /// <summary>The local lead, those who keep the courses of the organisation for which everybody here works, and the one who booked or was booked for.</summary>
    private static bool Books(CanaryWorld world, Visitor who, Canary canary) => who.Locality == ((ILocalityOwned)canary.Row).LocalityId
        && (Is(who, Role.LocalLead, Role.TriageAdviser, Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker, Role.Headteacher, Role.Senco, Role.SafeguardingLead)
            || (canary.Row is CourseBooking booking && (who.Person == booking.BookedBy || who.Person == booking.PersonId)));

    /// <summary>The local lead, and whoever takes referrals, keeps records or answers the helpline where everybody here works.</summary>
    private static bool KeepsOutreach(CanaryWorld world, Visitor who, Canary canary) => who.Locality == ((ILocalityOwned)canary.Row).LocalityId
        && Is(who, Role.LocalLead, Role.TriageAdviser, Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker, Role.Headteacher, Role.Senco, Role.SafeguardingLead);

    private static bool AtTheTable(CanaryWorld world, Visitor who, Canary canary) => who.Locality == ((ILocalityOwned)canary.Row).LocalityId
        && Is(who, Role.LocalLead, Role.Facilitator, Role.Convenor, Role.Coach, Role.SubGroupChair, Role.Member, Role.DeputyMember, Role.Observer, Role.Evaluator);

    private static bool IsOfFewFamilies(ResearchSource source) => source is { Done: true, People: null or < 5 }
        && (source.Kind == SourceKind.PupilVoice || (source.Kind is SourceKind.Interview or SourceKind.FocusGroup && source.SectorCode is UsualSectors.Parents or UsualSectors.YoungPeople));

    private static bool Supports(Visitor who) => Is(who, Role.LocalLead, Role.Headteacher, Role.Senco, Role.ClassTeacher, Role.SafeguardingLead, Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker, Role.TriageAdviser, Role.VirtualSchoolHead, Role.SocialWorker);

    private static bool Convenes(Visitor who) => Is(who, Role.LocalLead, Role.Facilitator, Role.Convenor);

    /// <summary>Whether somebody wrote down who reads this table.</summary>
    public static bool Knows(Type entity) => Kinds.ContainsKey(entity) ^ Readers.ContainsKey(entity);

    public static bool MaySee(CanaryWorld world, Visitor who, Canary canary)
    {
        if (Secret.Contains(canary.Property, StringComparer.Ordinal) || canary.Forms.Count > 1)
            return false;
        if (canary.Row is Locality or LocalNotice or SchoolRow or HelplineSettings)
            return true;
        if (who.Person is null)
            return false;
        if (!Kinds.TryGetValue(canary.Entity, out var kind))
            return Readers[canary.Entity](world, who, canary);
        var row = (IChildRecord)canary.Row;
        // Who reviews an emergency must be able to tell whose record was opened.
        if (row is Child && (canary.Property is nameof(Child.KnownAs) or nameof(Child.LegalFirst) or nameof(Child.LegalLast)) && who.Locality == row.LocalityId && Is(who, Role.DataProtectionOfficer)
            && world.Rows.OfType<EmergencyOpening>().Any(e => e.LocalityId == row.LocalityId && e.ChildId == row.ChildId))
            return true;
        return row is IEntry entry
            ? world.MaySee(who, row.LocalityId, row.ChildId, kind, entry.Visibility, entry.OwnerId)
            : world.MaySee(who, row.LocalityId, row.ChildId, kind, Visibility.Family, default);
    }

    /// <summary>Whether the trail of this child's record is for them: the school whose roll it is on, and the data-protection officer.</summary>
    public static bool ReadsTrailOf(CanaryWorld world, Visitor who, LocalityId locality, ChildId child) =>
        who.Locality == locality && (Is(who, Role.DataProtectionOfficer) || (Is(who, Role.Headteacher, Role.SafeguardingLead) && world.IsOnRollOf(who, child)));

    /// <summary>
    /// Whether a word is for the child, or for a parent who asked for the child: what stands in the child's own record and is not kept
    /// for safeguarding, for a parent what is marked for the family alone; who was involved, what was shared and who looked. Of others
    /// the names of those who acted for an organisation of the locality, and nothing else.
    /// </summary>
    public static bool IsForSubject(CanaryWorld world, LocalityId locality, ChildId child, SubjectAudience audience, Canary canary)
    {
        if (Secret.Contains(canary.Property, StringComparer.Ordinal) || canary.Forms.Count > 1)
            return false;
        bool Mine(LocalityId at, ChildId? of) => at == locality && of == child;
        bool IsAsked(Guid enquiry) => world.Rows.OfType<EnquiryChild>().Any(l => Mine(l.LocalityId, l.ChildId) && l.Visibility != Visibility.Safeguarding && (audience == SubjectAudience.Child || l.Visibility == Visibility.Family)
            && (l.EnquiryId == enquiry || world.Rows.OfType<HelplineEnquiry>().Any(e => e.Id == enquiry && e.MergedIntoId == l.EnquiryId)));
        bool IsBrought(Guid booking) => world.Rows.OfType<BookingChild>().Any(l => l.BookingId == booking && Mine(l.LocalityId, l.ChildId) && l.Visibility != Visibility.Safeguarding && (audience == SubjectAudience.Child || l.Visibility == Visibility.Family));
        return canary.Row switch
        {
            Organisation o => o.LocalityId == locality && canary.Property == nameof(Organisation.Name),
            Person p => canary.Property == nameof(Person.DisplayName) && world.Visitors.Exists(v => v.Person == p.PersonId && v.Locality == locality && !Is(v, Role.Parent, Role.YoungPerson)),
            Post p => canary.Property == nameof(Post.NamedAs) && p.LocalityId == locality && p.Role is not (Role.Parent or Role.YoungPerson),
            Involvement i => Mine(i.LocalityId, i.ChildId) && canary.Property == nameof(Involvement.Purpose) && (audience == SubjectAudience.Child || i.Kind != InvolvementKind.BreakGlass),
            AuditEntry a => Mine(a.LocalityId, a.ChildId) && canary.Property is nameof(AuditEntry.Verb) or nameof(AuditEntry.Kind),
            Disclosure d => Mine(d.LocalityId, d.ChildId) && d.HarmIfShown is null && canary.Property is not (nameof(Disclosure.ConsentWhose) or nameof(Disclosure.HarmIfShown)),
            // Names and numbers of others in the record are theirs, and so is the reason why somebody may not be contacted.
            Contact => false,
            NameWord or JoinedRecord => false,
            // What was asked, said and done about a named child, as far as the naming is told; who asked is about somebody else.
            HelplineEnquiry e => canary.Property is nameof(HelplineEnquiry.Worry) or nameof(HelplineEnquiry.Tried) or nameof(HelplineEnquiry.Hoped) or nameof(HelplineEnquiry.Place) or nameof(HelplineEnquiry.Unanswered)
                && IsAsked(e.Id),
            EnquiryMessage m => canary.Property == nameof(EnquiryMessage.Text) && IsAsked(m.EnquiryId),
            EnquiryNote n => canary.Property == nameof(EnquiryNote.Text) && IsAsked(n.EnquiryId),
            EnquiryStep s => canary.Property == nameof(EnquiryStep.Why) && IsAsked(s.EnquiryId),
            // What was brought to a clinic about a named child, as far as the naming is told.
            ClinicBooking b => canary.Property is nameof(ClinicBooking.Worry) or nameof(ClinicBooking.Tried) or nameof(ClinicBooking.ChildName) or nameof(ClinicBooking.Advice) or nameof(ClinicBooking.Outcome) && IsBrought(b.Id),
            ClinicStep s => canary.Property == nameof(ClinicStep.Why) && IsBrought(s.BookingId),
            IEntry e => Mine(e.LocalityId, e.ChildId) && e.Visibility != Visibility.Safeguarding && (audience == SubjectAudience.Child || e.Visibility == Visibility.Family),
            IChildRecord r => Mine(r.LocalityId, r.ChildId) && Kinds.ContainsKey(canary.Entity),
            _ => false,
        };
    }

    private static bool SeesEntry(CanaryWorld world, Visitor who, AuditEntry entry, string property)
    {
        if (property == nameof(AuditEntry.Why) && entry.Kind == CanaryWorld.Emergency)
            return who.Locality == entry.LocalityId && (Is(who, Role.DataProtectionOfficer) || who.Person == entry.PersonId);
        return entry.ChildId is { } child && ReadsTrailOf(world, who, entry.LocalityId, child);
    }

    private static bool SeesDisclosure(CanaryWorld world, Visitor who, Disclosure row)
    {
        if (world.MaySee(who, row.LocalityId, row.ChildId, EntryKinds.Identity | row.Kinds, row.Visibility, row.OwnerId))
            return true;
        var isParty = who.Posts.Any(p => p.Organisation == row.OwnerId || p.Organisation == row.ToOrganisation) || (who.Person is { } person && person == row.ToPerson) || (Is(who, Role.Parent, Role.YoungPerson) && row.HarmIfShown is null);
        return isParty && world.MaySee(who, row.LocalityId, row.ChildId, EntryKinds.Identity, row.Visibility, row.OwnerId);
    }

    private static bool SeesPerson(CanaryWorld world, Visitor who, PersonId person, string property) => property switch
    {
        nameof(Person.DisplayName) => world.Visitors.Exists(v => v.Person == person && v.Locality == who.Locality),
        nameof(Person.Email) or nameof(Person.UserName) or nameof(Person.PhoneNumber) => who.Person == person || (Appoints(who) && world.Visitors.Exists(v => v.Person == person && v.Locality == who.Locality)),
        _ => false,
    };

    /// <summary>Those who give posts, end them or confirm them each year.</summary>
    private static bool Appoints(Visitor who) => Is(who, Role.Headteacher, Role.Administrator, Role.DataProtectionOfficer, Role.LocalLead);

    private static bool ReadsMaps(Visitor who) =>
        Is(who, Role.LocalLead, Role.Facilitator, Role.Convenor, Role.Coach, Role.SubGroupChair, Role.Member, Role.DeputyMember, Role.Observer, Role.Evaluator);

    private static bool Is(Visitor who, params ReadOnlySpan<Role> roles)
    {
        foreach (var post in who.Posts)
        {
            if (roles.Contains(post.Role))
                return true;
        }

        return false;
    }

    /// <summary>Those who sit at the collaborative's table, serve it or watch it.</summary>
    private static bool ReadsWithMembers(Visitor who, LocalityId locality) => who.Locality == locality
        && Is(who, Role.LocalLead, Role.Facilitator, Role.Convenor, Role.Coach, Role.SubGroupChair, Role.Member, Role.DeputyMember, Role.Observer, Role.Evaluator);

    private static bool Nobody(CanaryWorld world, Visitor who, Canary canary) => false;

    private static Func<CanaryWorld, Visitor, Canary, bool> Of<T>(Func<CanaryWorld, Visitor, T, bool> rule) => (world, who, canary) => rule(world, who, (T)canary.Row);
}
