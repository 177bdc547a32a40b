using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn;

internal sealed class ShellActor(ActingAs acting, HeadwaterDb db, ILocalities localities, ActorLoading loading, CurrentActor actor) : IShellActor
{
    public async Task EnterAsync(string? localitySlug, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(acting.Named))
            throw new InputRefusedException("Say who acts: --as PERSON or HEADWATER_AS, with an id, an e-mail address or a user name. It goes into the audit trail.");
        var name = acting.Named.Trim();
        var person = await FindAsync(name, ct);
        if (person is null || person.DeactivatedAtUtc is not null)
            throw new InputRefusedException($"--as {name}: nobody who may act is known by this id, e-mail address or user name.");
        var theirs = await db.Set<PersonLocality>().AsNoTracking().Where(l => l.PersonId == person.Id).Select(l => l.LocalityId).ToListAsync(ct);
        var known = (await localities.AllAsync(ct)).Where(l => theirs.Contains(l.Id)).ToList();
        if (localitySlug is not null)
            known = known.FindAll(l => l.Slug == localitySlug);
        if (known.Count != 1)
        {
            throw new InputRefusedException(known.Count == 0
                ? $"--as {name}: holds no post in {localitySlug ?? "any locality"}."
                : $"--as {name}: holds posts in {string.Join(", ", known.Select(l => l.Slug))}; say which with --locality.");
        }

        await loading.EnterAsync(new(person.Id), person.DisplayName, known[0].Id, ct);
        if (actor.Posts.Count == 0)
            throw new InputRefusedException($"--as {name}: holds no post in {known[0].Slug} today.");
    }

    private Task<Person?> FindAsync(string name, CancellationToken ct)
    {
        var people = db.Set<Person>().AsNoTracking();
        if (Guid.TryParse(name, out var id))
            return people.SingleOrDefaultAsync(p => p.Id == id, ct);
        // As Identity writes both.
        var normalized = name.Normalize().ToUpperInvariant();
        return people.SingleOrDefaultAsync(p => p.NormalizedUserName == normalized || p.NormalizedEmail == normalized, ct);
    }
}
