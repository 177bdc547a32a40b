namespace Headwater.Children.Contracts;

/// <summary>Help that somebody offers to children here.</summary>
/// <param name="Id">What a plan refers to it by.</param>
/// <param name="Name">What it is called.</param>
/// <param name="OfferedBy">Who offers it.</param>
/// <param name="Stage">The number of the stage from which it is meant, from 1.</param>
/// <param name="Needs">Codes of primary need (Department for Education, Common Basic Data Set) it is meant for; none for every need.</param>
/// <param name="HowToAsk">How a school asks for it.</param>
/// <param name="HowLong">How long it takes until it begins, in words.</param>
public sealed record HelpOnOffer(Guid Id, string Name, string OfferedBy, int Stage, IReadOnlyList<string> Needs, string HowToAsk, string HowLong)
{
    /// <summary>Whether it is meant for a child of this need; of a child without a recorded need nobody knows, so it is.</summary>
    /// <param name="need">A code of primary need, or null.</param>
    public bool IsFor(string? need) => Needs.Count == 0 || need is null || Needs.Contains(need, StringComparer.Ordinal);
}

/// <summary>
/// What help there is in the locality that the scope entered. Answered from the list that the locality keeps beside its stages, until
/// the directory of services answers it.
/// </summary>
public interface IOfferedHelp
{
    /// <summary>All that is on offer now, by stage and name; in one read.</summary>
    Task<IReadOnlyList<HelpOnOffer>> AllAsync(CancellationToken ct);
}
