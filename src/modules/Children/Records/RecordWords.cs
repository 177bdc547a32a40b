using Headwater.Children.Contacts;
using Headwater.Children.Entries;
using Headwater.Kernel;

namespace Headwater.Children.Records;

/// <summary>What codes and kinds are called on screen.</summary>
internal static class RecordWords
{
    public static string Of(Sex sex) => sex switch
    {
        Sex.Female => "Female",
        Sex.Male => "Male",
        Sex.NotRecorded => "Not recorded",
        _ => sex.ToString(),
    };

    public static string Of(Voice voice) => voice switch
    {
        Voice.Child => "The child's own words",
        Voice.ChildThroughAnother => "What the child means, put into words by somebody who knows them well",
        Voice.Parent => "A parent's or carer's words",
        _ => voice.ToString(),
    };

    public static string Of(Visibility visibility) => visibility switch
    {
        Visibility.Family => "Everyone involved, the family too",
        Visibility.Professionals => "The professionals involved",
        Visibility.Organisation => "Only those who wrote it",
        Visibility.Safeguarding => "Only safeguarding leads",
        _ => visibility.ToString(),
    };

    public static string Of(Relation relation) => relation switch
    {
        Relation.StepParent => "Step-parent",
        Relation.FosterCarer => "Foster carer",
        Relation.OtherFamily => "Other family",
        Relation.SocialWorker => "Social worker",
        _ => relation.ToString(),
    };

    /// <summary>For contacts and addresses: the professionals, or the family too.</summary>
    public static IReadOnlyList<(string Value, string Words)> ForFamilyOrNot { get; } =
        [.. new[] { Visibility.Professionals, Visibility.Family }.Select(v => (v.ToString(), Of(v)))];

    public static IReadOnlyList<(string Value, string Words)> Options<T>(Func<T, string> words) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => (v.ToString(), words(v)))];
}
