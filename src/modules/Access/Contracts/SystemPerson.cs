using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>
/// Who acts when nobody does: a rule that ends a post, or daily work. It has no account, no posts and no capabilities, and as a
/// reader it sees no child; its id only names it in the audit trail.
/// </summary>
public static class SystemPerson
{
    /// <summary>The same in every installation. Version 7 with the time zero, which no id made by a clock can have.</summary>
    public static PersonId Id { get; } = new(new Guid("00000000-0000-7000-8000-000000000001"));

    /// <summary>What the trail's readers see.</summary>
    public const string Name = "Headwater itself";
}
