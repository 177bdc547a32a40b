using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Training;

/// <summary>A programme or network with members, such as one of SENCOs; its meetings are sessions of the courses that belong to it.</summary>
internal sealed class Programme : IAudited, IVersioned
{
    public const int NameLength = 150;
    public const int AboutLength = 2000;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation that runs it.</summary>
    public required OrganisationId RunBy { get; init; }

    public required string Name { get; set; }
    public required string About { get; set; }

    /// <summary>Since when it is over; null while it goes on.</summary>
    public DateOnly? EndedOn { get; set; }

    public required PersonId AddedBy { get; init; }
    public int Version { get; init; }
}

/// <summary>An organisation, or a person of one, as a member of a programme for a time. Whoever comes back has a second row.</summary>
internal sealed class ProgrammeMember : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>The person; null where the organisation is a member as a whole.</summary>
    public PersonId? PersonId { get; init; }

    public required DateOnly Since { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    public required PersonId AddedBy { get; init; }
}
