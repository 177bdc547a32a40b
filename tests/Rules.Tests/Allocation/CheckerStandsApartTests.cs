using System.Reflection;
using System.Text.RegularExpressions;
using Headwater.Allocation.Checking;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>The checker shares no code with what works results out: its source names nothing of it.</summary>
public sealed partial class CheckerStandsApartTests
{
    private const string Solving = "Headwater.Allocation.Solving";

    [Fact]
    public void The_checker_names_no_type_of_the_solver()
    {
        var files = Directory.GetFiles(Path.Combine(Root(), "src", "rules", "Allocation", "Checking"), "*.cs");
        Assert.Contains(files, file => file.EndsWith("AllocationChecker.cs", StringComparison.Ordinal));
        var types = typeof(AllocationChecker).Assembly.GetTypes();
        var own = types.Where(type => type.Namespace == "Headwater.Allocation.Checking").Select(Simple).ToHashSet();
        // What is a member's name here or in the contract (Objective.Burden) is no type's: those cannot be named without their namespace, and its name is looked for too.
        var members = types.Where(type => type.Namespace is "Headwater.Allocation" or "Headwater.Allocation.Checking")
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)).Select(member => member.Name).ToHashSet();
        var theirs = types.Where(type => type.Namespace?.StartsWith(Solving, StringComparison.Ordinal) == true).Select(Simple)
            .Where(name => Word().IsMatch(name) && !own.Contains(name) && !members.Contains(name)).ToHashSet();
        Assert.NotEmpty(theirs);
        Assert.All(files, file => Assert.Empty(Named(File.ReadAllText(file), theirs)));
    }

    [Theory]
    [InlineData("using Headwater.Allocation.Solving;", true)]
    [InlineData("var answer = Solving.Whatever();", true)]
    [InlineData("var answer = new Winner(3);", true)]
    [InlineData("// a Winner is named in words only", false)]
    [InlineData("var answer = new WinnerOfOurs(3);", false)]
    public void The_guard_itself_sees_what_it_should(string line, bool seen) => Assert.Equal(seen, Named(line, ["Winner"]).Count > 0);

    private static List<string> Named(string source, HashSet<string> theirs)
    {
        var code = Comment().Replace(source, "");
        return [.. Word().Matches(code).Select(match => match.Value).Where(word => word == "Solving" || theirs.Contains(word)).Distinct()];
    }

    private static string Simple(Type type) => type.Name.Split('`')[0];

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Headwater.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The source tree is not above the tests.");
    }

    [GeneratedRegex("//[^\n]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\w])[A-Za-z_]\w*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
