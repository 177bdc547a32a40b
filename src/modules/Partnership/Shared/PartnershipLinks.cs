using Headwater.Kernel;

namespace Headwater.Partnership.Shared;

/// <summary>Addresses of the collaborative's pages. Each feature with many pages has a class of its own beside them.</summary>
internal static class PartnershipLinks
{
    public const string Overview = "/collaborative";
    public const string Begin = "/collaborative/begin";
    public const string Members = "/collaborative/members";
    public const string Sectors = "/collaborative/members/sectors";
    public const string AddSeat = "/collaborative/members/seats/new";
    public const string Agreement = "/collaborative/agreement";
    public const string WriteAgreement = "/collaborative/agreement/new";

    public static string Seat(Guid id) => $"/collaborative/members/seats/{id}";

    public static string Organisation(OrganisationId id) => $"/collaborative/members/organisations/{id}";
}
