namespace Headwater.Kernel;

/// <summary>A row that belongs to one locality and is never read from another without a stated reason.</summary>
public interface ILocalityOwned
{
    LocalityId LocalityId { get; }
}
