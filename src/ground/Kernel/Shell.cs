using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Kernel;

/// <summary>What a command answers the shell with. See docs/commands.md.</summary>
public static class ExitCodes
{
    /// <summary>Done, also with warnings or with no data for a known area.</summary>
    public const int Done = 0;

    /// <summary>It ran, and the answer is no.</summary>
    public const int AnswerIsNo = 1;

    /// <summary>The input or the arguments are wrong; nothing changed.</summary>
    public const int InputRefused = 2;

    /// <summary>An error of ours.</summary>
    public const int OurError = 70;
}

/// <summary>
/// A shell command of a module. <see cref="Name"/> is its words ("import schools"), <see cref="Describe"/> adds its
/// arguments and options, <see cref="RunAsync"/> does the work and returns one of <see cref="ExitCodes"/>. Results go to
/// <see cref="Console.Out"/>, everything else to <see cref="Console.Error"/>. Refuse bad input with <see cref="InputRefusedException"/>.
/// </summary>
public interface IShellCommand
{
    static abstract string Name { get; }

    static abstract void Describe(Command command);

    Task<int> RunAsync(ParseResult arguments, CancellationToken ct);
}

/// <summary>One registered command; the instance is made only when it is asked for.</summary>
public sealed record ShellCommandEntry(
    string Name,
    Action<Command> Describe,
    Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> RunAsync);

public static class ShellRegistration
{
    public static IServiceCollection AddShellCommand<TCommand>(this IServiceCollection services)
        where TCommand : class, IShellCommand
    {
        services.AddTransient<TCommand>();
        return services.AddSingleton(new ShellCommandEntry(
            TCommand.Name,
            TCommand.Describe,
            (sp, arguments, ct) => sp.GetRequiredService<TCommand>().RunAsync(arguments, ct)));
    }
}
