using Headwater.Access.Agreements;
using Headwater.Access.BreakGlass;
using Headwater.Access.Posts;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Trust;

/// <summary>One form that a page of the running application takes: its route, its handler, and what can be filled in.</summary>
internal sealed record PostedForm(RouteEndpoint Route, string? Handler, IReadOnlyList<(string Name, Type Type)> Fields)
{
    public string Name => Handler is null ? Route.RoutePattern.RawText! : $"{Route.RoutePattern.RawText}?handler={Handler}";

    /// <summary>Every handler of every page for a form that is sent.</summary>
    public static async Task<IReadOnlyList<PostedForm>> AllAsync(TestSite site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var forms = new List<PostedForm>();
        foreach (var route in site.Routes)
        {
            if (route.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            var compiled = await loader.LoadAsync(page, route.Metadata);
            foreach (var handler in compiled.HandlerMethods.Where(h => string.Equals(h.HttpMethod, "post", StringComparison.OrdinalIgnoreCase)))
                forms.Add(new(route, handler.Name, [.. compiled.BoundProperties.Select(p => (p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType)).Concat(handler.Parameters.Select(p => (p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType))).SelectMany(Simple)]));
        }

        return forms;
    }

    /// <summary>
    /// What one visitor sends: nothing but the token, and every field filled with what cannot stand there or belongs to others; on a
    /// route with an id, about records that are theirs, others', another locality's, and none.
    /// </summary>
    public IEnumerable<(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)> Posts(CanaryWorld world, Visitor who, string token, bool everything)
    {
        var others = world.Children.First(c => c.Locality != who.Locality).Child.ToString();
        foreach (var id in Ids(world, who, everything))
        {
            var address = Addresses.Fill(Route, id) + (Handler is null ? "" : $"?handler={Handler}");
            yield return (address, [new("__RequestVerificationToken", token)]);
            yield return (address, [new("__RequestVerificationToken", token), .. Fields.Select(f => KeyValuePair.Create(f.Name, f.Type == typeof(string) ? others : f.Type == typeof(DateOnly) ? "2026-11-10" : f.Type.IsEnum ? Enum.GetNames(f.Type)[0] : f.Type == typeof(bool) ? "true" : f.Type == typeof(Guid) ? others : "1"))]);
            yield return (address, [new("__RequestVerificationToken", token), .. Fields.Select(f => KeyValuePair.Create(f.Name, "\u0000 not what belongs here"))]);
        }
    }

    private string[] Ids(CanaryWorld world, Visitor who, bool everything)
    {
        if (Route.RoutePattern.Parameters.All(p => p.Name is "code" or "measure"))
            return [""];
        var here = world.Children.Where(c => c.Locality == who.Locality).Select(c => c.Child.ToString()).ToList();
        var other = world.Children.First(c => c.Locality != who.Locality).Child.ToString();
        string[] always = [.. here.Where((_, n) => everything || n is 0 or 4), other, Guid.CreateVersion7().ToString()];
        if (Route.RoutePattern.RawText!.TrimStart('/').StartsWith("children", StringComparison.Ordinal))
            return always;
        if (everything)
            return [.. always, .. world.Rows.OfType<SharingAgreement>().Select(a => a.Id).Concat(world.Rows.OfType<EmergencyOpening>().Select(e => e.Id)).Concat(world.Rows.OfType<Post>().Where((_, n) => n % 20 == 0).Select(p => p.Id)).Select(i => i.ToString()), .. Addresses.RowIds(world)];
        // Of the rows some, other ones for each form: a new table makes this no longer for every form there is.
        return [.. always, .. Tier.Pick(Addresses.RowIds(world), 3, Name)];
    }

    /// <summary>A field of a form by itself, or each of the fields of an object.</summary>
    private static IEnumerable<(string Name, Type Type)> Simple((string Name, Type Type) field)
    {
        var type = Nullable.GetUnderlyingType(field.Type) ?? field.Type;
        if (type == typeof(CancellationToken) || type.Name == "IFormFile")
            return [];
        if (type.IsGenericType)
            return [(field.Name, type.GetGenericArguments()[0])];
        return type == typeof(string) || type.IsValueType ? [(field.Name, type)] : type.GetProperties().Where(p => p.CanWrite).Select(p => ($"{field.Name}.{p.Name}", Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType));
    }
}
