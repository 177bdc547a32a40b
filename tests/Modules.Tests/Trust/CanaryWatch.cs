using System.Text;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Trust;

/// <summary>Looks through answers and log lines for words, and notes those that are not for the one who asked.</summary>
internal sealed class CanaryWatch
{
    private readonly CanaryWorld world;
    private readonly AhoCorasick words;
    private readonly List<Canary> ofForm = [];
    private readonly Dictionary<Type, int> seenOf = [];

    public CanaryWatch(CanaryWorld world)
    {
        this.world = world;
        List<byte[]> forms = [];
        foreach (var canary in world.Canaries)
        {
            foreach (var form in canary.Forms)
            {
                forms.Add([.. form.Select(b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b + 32) : b)]);
                ofForm.Add(canary);
            }
        }

        words = new(forms);
    }

    public List<string> Leaks { get; } = [];
    public long Checks { get; private set; }
    public long Seen { get; private set; }

    /// <summary>How often a word of one entity was rightly shown.</summary>
    public int SeenOf(Type entity) => seenOf.GetValueOrDefault(entity);

    public void Check(Visitor who, string address, ReadOnlySpan<byte> answer)
    {
        Checks += world.Canaries.Count;
        foreach (var form in words.Find(answer))
        {
            if (CanaryRules.MaySee(world, who, ofForm[form]))
                (Seen, seenOf[ofForm[form].Entity]) = (Seen + 1, seenOf.GetValueOrDefault(ofForm[form].Entity) + 1);
            else
                Leaks.Add($"{who.Name} at {address}: {ofForm[form].Entity.Name}.{ofForm[form].Property}");
        }
    }

    /// <summary>What goes to somebody by name without being asked for, such as a mail or a notice: nothing of a child's record, whoever it is.</summary>
    public void CheckTold(Visitor to, string what, string text)
    {
        Check(to, what, Encoding.UTF8.GetBytes(text));
        foreach (var canary in Find(Encoding.UTF8.GetBytes(text)).Where(c => c.Row is IChildRecord))
            Leaks.Add($"{what} to {to.Name}: {canary.Entity.Name}.{canary.Property} of a child's record");
    }

    /// <summary>A part of the answer to a request of a subject: only words that are for the subject, or for a parent who asked.</summary>
    public void CheckExport(LocalityId locality, ChildId child, SubjectAudience audience, string part, ReadOnlySpan<byte> content)
    {
        Checks += world.Canaries.Count;
        foreach (var canary in Find(content))
        {
            if (CanaryRules.IsForSubject(world, locality, child, audience, canary))
                (Seen, seenOf[canary.Entity]) = (Seen + 1, seenOf.GetValueOrDefault(canary.Entity) + 1);
            else
                Leaks.Add($"{part} for {audience} of {child}: {canary.Entity.Name}.{canary.Property}{(canary.Row is IEntry entry ? $" ({entry.Visibility})" : "")}");
        }
    }

    /// <summary>The words that stand in it.</summary>
    public IReadOnlyList<Canary> Find(ReadOnlySpan<byte> text) => [.. words.Find(text).Select(form => ofForm[form]).Distinct()];

    public void CheckLogs(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            foreach (var form in words.Find(Encoding.UTF8.GetBytes(line)))
                Leaks.Add($"log: {ofForm[form].Entity.Name}.{ofForm[form].Property} in {line[..Math.Min(line.Length, 300)]}");
        }
    }
}
