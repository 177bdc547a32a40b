using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Headwater.Access.SignIn;

/// <summary>Asks for one capability. Several stand in one flag value when any of them will do.</summary>
internal sealed record CapabilityRequirement(Capability AnyOf) : IAuthorizationRequirement;

internal sealed class CapabilityHandler(CurrentActor actor) : AuthorizationHandler<CapabilityRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, CapabilityRequirement requirement)
    {
        if ((actor.Capabilities & requirement.AnyOf) != Capability.None)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Policies by name: <c>signed-in</c>, or <c>can:</c> and the capabilities any of which will do.</summary>
internal sealed class CapabilityPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
        if (policyName == Policies.SignedIn)
            return Task.FromResult<AuthorizationPolicy?>(policy.Build());
        if (!policyName.StartsWith(Policies.Prefix, StringComparison.Ordinal))
            return base.GetPolicyAsync(policyName);
        var capabilities = Enum.Parse<Capability>(policyName[Policies.Prefix.Length..]);
        return Task.FromResult<AuthorizationPolicy?>(policy.AddRequirements(new CapabilityRequirement(capabilities)).Build());
    }
}
