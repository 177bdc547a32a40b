using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Testing;

/// <summary>A second factor that a test gives, once for each time it is used.</summary>
public sealed class TestStepUp : IStepUp
{
    public bool Given { get; set; }

    public Task<bool> IsFreshAsync(CancellationToken ct) => Task.FromResult(Given);

    public Task<bool> UseAsync(CancellationToken ct)
    {
        var given = Given;
        Given = false;
        return Task.FromResult(given);
    }

    public string AddressFor(string returnTo) => "/confirm?returnTo=" + Uri.EscapeDataString(returnTo);
}

/// <summary>Makes the person and sends nothing.</summary>
internal sealed class TestInvitations(HeadwaterDb db, TimeProvider clock) : IInvitations
{
    public async Task<(PersonId Person, AuditFact Fact)> InviteAsync(string email, string name, CancellationToken ct)
    {
        if (!email.Contains('@', StringComparison.Ordinal))
            throw new InputRefusedException("Enter an e-mail address.");
        var mail = email.Trim().ToUpperInvariant();
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.NormalizedEmail == mail, ct);
        if (person is null)
        {
            db.Add(person = new()
            {
                Id = Guid.CreateVersion7(), DisplayName = name, UserName = email, NormalizedUserName = mail, Email = email, NormalizedEmail = mail,
                SecurityStamp = "s", CreatedAtUtc = clock.GetUtcNow().UtcDateTime,
            });
        }

        return (person.PersonId, new("invite", "person", person.PersonId.ToString()));
    }
}
