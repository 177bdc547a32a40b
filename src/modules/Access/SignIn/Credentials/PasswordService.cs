using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn.Credentials;

/// <summary>
/// Passwords and wrong guesses. For an address nobody has, the same work is done and the same is said as for a wrong password.
/// </summary>
internal sealed class PasswordService(HeadwaterDb db, IPasswordHasher<Person> hasher, NobodysPassword nobody, TimeProvider clock)
{
    public const int GuessesUntilLocked = 10;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Whose address and password these are; null when they are nobody's, or the account is locked or closed.</summary>
    public async Task<Person?> CheckAsync(string? email, string? password, CancellationToken ct)
    {
        var key = KeyOf(email);
        // Taken in every case: the first time it has to be made, and that must not tell who has an account.
        var nobodys = nobody.Hash;
        // A password alone signs nobody in, so an account without an authenticator has none as far as this is concerned.
        var person = await db.Set<Person>().AsNoTracking()
            .Where(p => p.NormalizedEmail == key && p.DeactivatedAtUtc == null && p.PasswordHash != null && db.Set<Authenticator>().Any(a => a.PersonId == p.Id && a.Secret != null))
            .FirstOrDefaultAsync(ct);
        var right = hasher.VerifyHashedPassword(person ?? nobody.Person, person?.PasswordHash ?? nobodys, Bounded(password)) != PasswordVerificationResult.Failed;
        if (person is not null && right && !IsLocked(person))
            return person;
        // The same statement whether there is such a person or not; a locked account counts no further.
        await FailedAsync(person is not null && !IsLocked(person) ? person.Id : Guid.Empty, ct);
        return null;
    }

    public string HashOf(Person person, string password) => hasher.HashPassword(person, password);

    public bool Verify(Person person, string? password) =>
        person.PasswordHash is { } hash && hasher.VerifyHashedPassword(person, hash, Bounded(password)) != PasswordVerificationResult.Failed;

    public bool IsLocked(Person person) => person.LockoutEnd is { } end && end > clock.GetUtcNow();

    /// <summary>Counts a wrong guess at a password or a code; the tenth locks the account for a quarter of an hour.</summary>
    public async Task FailedAsync(Guid person, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + LockedFor;
        await db.Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(p => p.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1), ct);
        await db.Set<Person>().Where(p => p.Id == person && p.AccessFailedCount >= GuessesUntilLocked)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, (DateTimeOffset?)until), ct);
    }

    /// <summary>Somebody signed in to the end: earlier guesses are forgotten.</summary>
    public Task SucceededAsync(Guid person, CancellationToken ct) =>
        db.Set<Person>().Where(p => p.Id == person && p.AccessFailedCount > 0).ExecuteUpdateAsync(p => p.SetProperty(x => x.AccessFailedCount, 0), ct);

    /// <summary>How an address is looked for. What no address holds finds nobody; PostgreSQL would refuse a NUL.</summary>
    public static string KeyOf(string? email) =>
        email is { Length: <= 256 } && !email.Any(char.IsControl) ? email.Trim().Normalize().ToUpperInvariant() : "";

    private static string Bounded(string? password) => password is { Length: <= PasswordRules.Longest } ? password : "";
}

/// <summary>What a password is compared with when there is nobody to compare it with.</summary>
internal sealed class NobodysPassword
{
    private readonly Lazy<string> hash;

    public NobodysPassword(IPasswordHasher<Person> hasher) => hash = new(() => hasher.HashPassword(Person, SecretToken.New()));

    public Person Person { get; } = new() { DisplayName = "", CreatedAtUtc = DateTime.UnixEpoch };

    public string Hash => hash.Value;
}
