using System.CommandLine;
using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Access.Mail;
using Headwater.Access.Posts;
using Headwater.Access.SignIn;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Founding;

/// <summary>
/// The first step of a real locality: it, its council and schools, and one administrator, who is invited by mail and appoints
/// everybody else. Whoever runs the installation does this; from then on nobody holds a post that no administrator gave.
/// </summary>
internal sealed class LocalityOpenCommand(DatabaseMigration migration, IServiceScopeFactory scopes, AreaRegister areas, TimeProvider clock) : IShellCommand
{
    private static readonly Argument<string> Which = new("AREA") { Description = "The local authority's code or name" };
    private static readonly Option<string> Address = new("--administrator") { Description = "The e-mail address of the first administrator", Required = true };
    private static readonly Option<string> Called = new("--name") { Description = "The first administrator's name", Required = true };

    public static string Name => "locality open";

    public static void Describe(Command command)
    {
        command.Description = "Set up a locality and invite its first administrator.\nExample: ./run locality open 845 --administrator admin@council.example --name \"A. Hale\"";
        command.Arguments.Add(Which);
        command.Options.Add(Address);
        command.Options.Add(Called);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var asked = arguments.GetRequiredValue(Which);
        var area = areas.Find(asked) ?? throw new InputRefusedException($"AREA '{asked}' is not a local authority in England by code or name.");
        await migration.EnsureUpToDateAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var founding = services.GetRequiredService<IFounding>();
        var (locality, council) = await founding.BeginAsync(area, ct);
        services.GetRequiredService<ActorLoading>().EnterSystem(locality);
        var schools = await founding.AddAsync(area, council, ct);
        var (person, invited) = await services.GetRequiredService<IInvitations>().InviteAsync(arguments.GetRequiredValue(Address), arguments.GetRequiredValue(Called), ct);
        var today = clock.Today();
        var post = new Post { Id = Guid.CreateVersion7(), PersonId = person, OrganisationId = council, Role = Role.Administrator, FromDay = today, AppointedBy = SystemPerson.Id, CertifiedOn = today };
        services.GetRequiredService<HeadwaterDb>().Add(post);
        await services.GetRequiredService<IAuditTrail>().SaveAsync(ct, new("open", "locality", locality.ToString(), Detail: area.Code), invited, new("appoint", "post", post.Id.ToString(), Detail: $"{person} as {Role.Administrator} in {council}"));
        await services.GetRequiredService<MailRound>().RunAsync(ct);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{area.Name} is set up with its council and {schools} schools{(schools == 0 ? " (none were imported yet: ./run import schools FILE)" : "")}. An invitation for {arguments.GetRequiredValue(Address)} is on its way; it holds for 72 hours."));
        if (services.GetRequiredService<IOutgoingMail>().WrittenTo is { } where)
            await Console.Out.WriteLineAsync(where);
        return ExitCodes.Done;
    }
}
