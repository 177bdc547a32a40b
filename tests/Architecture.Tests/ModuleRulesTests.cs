using System.Reflection;

namespace Headwater.Architecture.Tests;

/// <summary>What the house forbids: see docs/architecture.md. Each rule is also run on a planted violation.</summary>
public sealed class ModuleRulesTests
{
    /// <summary>Modules from the lowest line up; a module may use those on lower lines only.</summary>
    private static readonly string[][] Lines = [["Localities"], ["Access", "Insight"], ["Children", "Partnership"], ["Support"], ["FairAccess", "Transition", "Peers"], ["Learning"]];

    private static readonly string[] PureRules = ["Allocation", "Duties", "Privacy", "Statistics", "Graphs", "Voting", "Collaboration"];

    /// <summary>Pure too, with a library of its own (docs/decisions/0005).</summary>
    private const string Solver = "Google.OrTools";

    private static readonly string[] EntryPoints = ["Module", "Records"];

    [Fact]
    public void A_module_uses_only_modules_on_lower_lines()
    {
        Assert.Empty(Ours().SelectMany(a => UpwardReferences(NameOf(a), a.GetReferencedAssemblies().Select(r => r.Name!))));
        Assert.NotEmpty(UpwardReferences("Headwater.Localities", ["Headwater.Insight"]));
        Assert.NotEmpty(UpwardReferences("Headwater.Insight", ["Headwater.Access"]));
    }

    [Fact]
    public void Rules_use_nothing_but_the_framework_s_base()
    {
        Assert.Empty(Ours().Where(a => PureRules.Contains(NameOf(a)["Headwater.".Length..])).SelectMany(a => ImpureReferences(a.GetReferencedAssemblies().Select(r => r.Name!)).Where(r => !IsSolverOf(NameOf(a), r))));
        Assert.NotEmpty(ImpureReferences(["Headwater.Kernel"]));
        Assert.False(IsSolverOf("Headwater.Duties", Solver));
        Assert.NotEmpty(ImpureReferences(["Microsoft.EntityFrameworkCore"]));
    }

    /// <summary>And the benchmark, which sets the allocation against another solver.</summary>
    [Fact]
    public void Only_the_allocation_uses_the_solver() =>
        Assert.Equal(["Headwater.Allocation"], Ours().Where(a => a.GetReferencedAssemblies().Any(r => r.Name == Solver)).Select(NameOf).Where(n => n != "Headwater.Bench"));

    [Fact]
    public void A_module_shows_its_contracts_and_how_to_add_it_and_nothing_else()
    {
        Assert.Empty(Ours().Where(a => LineOf(NameOf(a)) >= 0).SelectMany(a => Overexposed(a.GetExportedTypes())));
        Assert.NotEmpty(Overexposed([typeof(PlantedPublicService)]));
    }

    [Fact]
    public void Every_module_was_looked_at() =>
        Assert.Equal(["Headwater.Access", "Headwater.Children", "Headwater.FairAccess", "Headwater.Insight", "Headwater.Localities", "Headwater.Partnership", "Headwater.Support"], Ours().Select(NameOf).Where(n => LineOf(n) >= 0).Order(StringComparer.Ordinal));

    private static IEnumerable<string> UpwardReferences(string name, IEnumerable<string> references)
    {
        var line = LineOf(name);
        return line < 0 ? [] : references.Where(r => r != name && LineOf(r) >= line).Select(r => $"{name} uses {r}");
    }

    private static IEnumerable<string> ImpureReferences(IEnumerable<string> references) =>
        references.Where(r => !r.StartsWith("System.", StringComparison.Ordinal) && r is not "netstandard" && !PureRules.Any(p => r == "Headwater." + p));

    private static IEnumerable<string> Overexposed(IEnumerable<Type> types) =>
        types.Where(t => !t.Namespace!.EndsWith(".Contracts", StringComparison.Ordinal) && !t.Namespace.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal))
            .Where(t => !EntryPoints.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal)) || !(t.IsAbstract && t.IsSealed))
            .Select(t => t.FullName!);

    private static int LineOf(string assembly) => Array.FindIndex(Lines, line => line.Any(m => assembly == "Headwater." + m));

    private static string NameOf(Assembly assembly) => assembly.GetName().Name!;

    private static bool IsSolverOf(string assembly, string reference) => assembly == "Headwater.Allocation" && reference == Solver;

    private static List<Assembly> Ours() =>
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Headwater.*.dll").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => !n.Contains(".Test", StringComparison.Ordinal)).Select(Assembly.Load)];
}

/// <summary>A public type outside Contracts: the planted violation.</summary>
public sealed class PlantedPublicService;
