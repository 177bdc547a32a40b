using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Clinics;

/// <summary>What kind of clinic it is.</summary>
internal enum ClinicKind
{
    /// <summary>A panel of specialists advises on one worry after the other, in person or online.</summary>
    Inclusion,

    /// <summary>Specialists are there for whoever comes, mostly once in half a term.</summary>
    DropIn,
}

/// <summary>
/// A time at which specialists advise schools: booked by the slot, or by the place where everybody comes at once. No child stands in it. It is
/// never changed: what is wrong with one is said when it is cancelled, and another one is called.
/// </summary>
internal sealed class Clinic : IAudited, IVersioned
{
    public const int NameLength = 200;
    public const int TextLength = 2000;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required ClinicKind Kind { get; init; }

    /// <summary>The day in the United Kingdom.</summary>
    public required DateOnly Day { get; init; }

    public required DateTime StartsAtUtc { get; init; }
    public required DateTime EndsAtUtc { get; init; }

    /// <summary>How long a slot is; null where everybody comes at once.</summary>
    public int? SlotMinutes { get; init; }

    /// <summary>How many can be booked: slots, or places.</summary>
    public required int Places { get; init; }

    /// <summary>Where it is: a room, or "online" with how to come in.</summary>
    public required string Venue { get; init; }

    /// <summary>Which organisation runs it: of its people, those who take referrals or answer the helpline.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Who advises, by what they do: an educational psychologist, a specialist teacher.</summary>
    public required string Advisers { get; init; }

    /// <summary>What it is for, and what to bring; null where nothing was said.</summary>
    public string? About { get; init; }

    public required PersonId CalledBy { get; init; }
    public required DateTime CalledAtUtc { get; init; }

    /// <summary>Who cancelled it, when, and why; null while it stands.</summary>
    public PersonId? CancelledBy { get; set; }

    public DateTime? CancelledAtUtc { get; set; }
    public string? CancelWhy { get; set; }

    public int Version { get; init; }
}
