using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>Who asked for the data: it decides which entries they may have.</summary>
public enum SubjectAudience
{
    /// <summary>The child, or somebody who acts for the child alone.</summary>
    Child,

    /// <summary>A parent or carer who acts for the child.</summary>
    Parent,
}

/// <summary>One thing about the subject.</summary>
/// <param name="Label">What it is called on the form it came from.</param>
/// <param name="Value">What stands there.</param>
/// <param name="ThirdParty">
/// It is about somebody else who did not act in an official capacity, and is replaced (Data Protection Act 2018, Schedule 2,
/// paragraphs 16 and 17: people who acted for school, health or social work are not).
/// </param>
public sealed record SubjectField(string Label, string Value, bool ThirdParty = false);

/// <summary>One entry, such as one involvement or one note.</summary>
public sealed record SubjectItem(IReadOnlyList<SubjectField> Fields);

/// <summary>What one part of Headwater holds about the subject.</summary>
/// <param name="Title">A heading people understand.</param>
/// <param name="Items">What they may have.</param>
/// <param name="Withheld">Why an entry is left out, once for every entry left out; never what it says.</param>
/// <param name="ThirdPartyNames">Names of others that may stand in free text; replaced wherever they occur in the export.</param>
public sealed record SubjectSection(string Title, IReadOnlyList<SubjectItem> Items, IReadOnlyList<string> Withheld, IReadOnlyList<string> ThirdPartyNames)
{
    /// <summary>Files that go into the export as they are; a person reads them before they are sent.</summary>
    public IReadOnlyList<SubjectFile> Files { get; init; } = [];
}

/// <summary>A file of the subject's, read only when it is written.</summary>
/// <param name="Name">Its path in the export; says nothing of anybody.</param>
/// <param name="Read">Its bytes.</param>
public sealed record SubjectFile(string Name, Func<CancellationToken, Task<byte[]>> Read);

/// <summary>
/// Answers a request of a subject (UK GDPR Article 15) with what a module holds. It looks past involvements: whoever asks for
/// the export has <see cref="Capability.ProtectData"/>, and the export was written down before.
/// </summary>
public interface ISubjectData
{
    /// <summary>Where its sections stand in the export, ascending.</summary>
    int Order { get; }

    /// <summary>What it holds about one child.</summary>
    /// <param name="records">The child's record, and those that were joined to it.</param>
    /// <param name="audience">Who asked.</param>
    /// <param name="ct">Stops the work.</param>
    Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct);
}
