using Headwater.Children.Contacts;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>What the record says that bears on a decision to exclude.</summary>
internal sealed record DecisionFacts(string? Provision, bool LookedAfter, IReadOnlyList<Contact> Contacts)
{
    public static async Task<DecisionFacts> OfAsync(HeadwaterDb db, ChildId child, CancellationToken ct)
    {
        var known = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => c.ChildId == child)
            join s in db.Set<SupportStage>().Where(s => s.ToDay == null) on c.ChildId equals s.ChildId into stages
            from stage in stages.DefaultIfEmpty()
            join k in db.Set<Characteristics>() on c.ChildId equals k.ChildId into kept
            from characteristics in kept.DefaultIfEmpty()
            join p in db.Set<Contact>().Where(p => p.ToDay == null) on c.ChildId equals p.ChildId into contacts
            from contact in contacts.DefaultIfEmpty()
            select new { Stage = stage, Characteristics = characteristics, Contact = contact }).ToListAsync(ct);
        var first = known.FirstOrDefault();
        return new(first?.Stage?.Provision, first?.Characteristics?.LookedAfter == true, [.. known.Select(k => k.Contact).OfType<Contact>().DistinctBy(c => c.Id)]);
    }

    /// <summary>What guidance asks to be thought of before deciding.</summary>
    public IEnumerable<string> Asked(ChildLedger ledger)
    {
        if (Provision == "E")
            yield return "The child has an education, health and care plan. Before excluding, ask the local authority for an early review of the plan; permanent exclusion should be avoided as far as possible.";
        else if (Provision == "K")
            yield return "The child has SEN support. Ask whether needs that are not met explain the behaviour, and whether adjustments were made as the Equality Act asks.";
        if (LookedAfter)
            yield return "The child is looked after. Speak with the virtual school head before deciding, and think of a review of the personal education plan; education begins on the first day, not the sixth.";
        if (ledger.Exclusions.Count(x => x.What != ExclusionKind.Permanent && x.Cancelled is null) is > 0 and var count)
            yield return count == 1 ? "There is one earlier suspension on record. What has been tried since?" : $"There are {count} earlier suspensions on record. What has been tried since?";
    }

    /// <summary>Who is to be told by telephone on the day, and who must not be.</summary>
    public IEnumerable<string> Calls(bool socialWorker)
    {
        foreach (var contact in Contacts.Where(c => c.HasParentalResponsibility || c.LivesWithChild))
            yield return contact.MayNotBeContacted ? $"Not {contact.Name}: may not be contacted or told anything" : $"{contact.Name}, {RecordWords.Of(contact.Relation).ToLowerInvariant()}{(contact.Phone is { } phone ? $", {phone}" : ", no telephone number on record")}";
        foreach (var contact in Contacts.Where(c => socialWorker && c.Relation == Relation.SocialWorker))
            yield return $"{contact.Name}, social worker{(contact.Phone is { } phone ? $", {phone}" : "")}";
        if (Contacts.Count == 0)
            yield return "No parent or carer is on record. Add the contact, so that the letter has an address.";
    }
}
