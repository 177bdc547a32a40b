using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>
/// Who besides the school is involved with whom: parents and young people with their own child, teachers with some of their class,
/// services with those they were asked to help, social workers and the virtual school with children who are looked after.
/// </summary>
internal sealed class SampleLinks(IReadOnlyList<SamplePost> posts, SampleOrder order)
{
    private const int OfClass = 12;
    private const int OfWorker = 12;
    private const EntryKinds ForHelp = EntryKinds.Contacts | EntryKinds.OwnWords | EntryKinds.Support | EntryKinds.Notes | EntryKinds.Attendance | EntryKinds.Flags | EntryKinds.Help;
    private const EntryKinds ForClass = EntryKinds.Attendance | EntryKinds.OwnWords | EntryKinds.Support | EntryKinds.Notes | EntryKinds.Flags;

    /// <summary>A family sees what is kept of its child, as far as an entry is meant for families.</summary>
    private const EntryKinds ForFamily = EntryKinds.All;

    private static readonly Role[] Helpers = [Role.EducationalPsychologist, Role.OutreachWorker, Role.ServiceWorker, Role.TriageAdviser];

    private readonly SplitMix random = order.Random("links");
    private readonly Queue<SamplePost> young = new(posts.Where(p => p.Role == Role.YoungPerson));
    private readonly List<(SamplePost Post, int Left)> parents = [.. posts.Where(p => p.Role == Role.Parent).Select(p => (p, 1))];
    private readonly List<(SamplePost Post, int Left)> teachers = [.. posts.Where(p => p.Role == Role.ClassTeacher).Select(p => (p, OfClass))];
    private readonly List<(SamplePost Post, int Left)> helpers = [.. posts.Where(p => Helpers.Contains(p.Role)).Select(p => (p, OfWorker))];
    private readonly List<SamplePost> socialWorkers = [.. posts.Where(p => p.Role == Role.SocialWorker)];
    private readonly SamplePost? virtualSchool = posts.FirstOrDefault(p => p.Role == Role.VirtualSchoolHead);
    private readonly List<NewInvolvement> links = [];
    private int fostered;

    /// <summary>The involvements that were linked since this was asked last.</summary>
    public IReadOnlyList<NewInvolvement> Take()
    {
        var taken = links.ToList();
        links.Clear();
        return taken;
    }

    /// <summary>Links a child; a young person of the sample gives the child their name, a parent becomes its first contact's.</summary>
    public MadeUpChild Link(MadeUpChild child)
    {
        if (child.TwiceOf is not null || child.Current is not { } stay)
            return child;
        var school = stay.School.Id;
        if (child.LookedAfter)
            Fostered(child);
        else if (young.TryPeek(out var self) && self.Organisation == school && child.YearGroup is 9 or 10 && child.Needs > 0 && SampleNames.IsOfGirls(self.Name.Split(' ')[0]) == (child.Sex == Records.Sex.Female))
            Young(child, young.Dequeue());
        else if (parents.FindIndex(p => p.Left > 0 && p.Post.Organisation == school) is >= 0 and var at && child.Needs > 0 && child.Home.YearGroups.Count == 1)
            Parent(child, at);
        if (teachers.FindIndex(t => t.Left > 0 && t.Post.Organisation == school) is >= 0 and var teacher && random.Chance(0.2))
        {
            Professional(child, teachers[teacher].Post, "Class teacher this year.", ForClass, From(stay));
            teachers[teacher] = teachers[teacher] with { Left = teachers[teacher].Left - 1 };
        }

        if (child.Needs > 0 && random.Chance(0.02) && helpers.FindIndex(h => h.Left > 0) is >= 0)
            Help(child, From(stay));
        return child;
    }

    private void Fostered(MadeUpChild child)
    {
        var from = From(child.Current!);
        if (virtualSchool is not null)
            links.Add(new(child.Id, InvolvementKind.Referral, virtualSchool.Organisation, null, "The virtual school looks after the education of children in care.", LawfulBasis.LegalObligation, EntryKinds.All, from));
        if (socialWorkers.Count > 0)
            Professional(child, socialWorkers[fostered++ % socialWorkers.Count], "Social worker of a child who is looked after.", EntryKinds.All, from);
    }

    private void Young(MadeUpChild child, SamplePost self)
    {
        var names = self.Name.Split(' ', 2);
        (child.First, child.Last, child.KnownAs, child.HasReader) = (names[0], names[1], null, true);
        links.Add(new(child.Id, InvolvementKind.Self, null, self.Person, "The young person's own record.", LawfulBasis.PublicTask, ForFamily, From(child.Current!)));
    }

    private void Parent(MadeUpChild child, int at)
    {
        child.HasReader = true;
        var post = parents[at].Post;
        parents[at] = (post, parents[at].Left - 1);
        links.Add(new(child.Id, InvolvementKind.Parent, null, post.Person, "Parent of the child.", LawfulBasis.PublicTask, ForFamily, From(child.Current!)));
        child.Home.Rename(post.Name, SampleNames.IsOfGirls(post.Name.Split(' ')[0]));
    }

    private void Help(MadeUpChild child, DateOnly from)
    {
        var free = helpers.Where(h => h.Left > 0).ToList();
        var chosen = random.One(free);
        helpers[helpers.IndexOf(chosen)] = (chosen.Post, chosen.Left - 1);
        links.Add(new(child.Id, InvolvementKind.Referral, chosen.Post.Organisation, chosen.Post.Person, "A referral of the school was accepted.", LawfulBasis.PublicTask, ForHelp, from));
    }

    private void Professional(MadeUpChild child, SamplePost post, string why, EntryKinds covers, DateOnly from) =>
        links.Add(new(child.Id, InvolvementKind.NamedProfessional, post.Organisation, post.Person, why, LawfulBasis.PublicTask, covers, from));

    /// <summary>Within the last half year, so that the agreement of a year ago covers it, and while the child was at the school.</summary>
    private DateOnly From(MadeUpStay stay)
    {
        var day = order.Today.AddDays(-random.Below(180));
        return day < stay.From ? stay.From : day;
    }
}
