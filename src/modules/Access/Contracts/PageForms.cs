using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Contracts;

/// <summary>What a form does when the answer is no: the page again, with the sentence above it, and nothing changed.</summary>
public static class PageForms
{
    /// <summary>Does the work, or shows the page again with why it was not done; what was pending is dropped.</summary>
    public static async Task<IActionResult> OrAgainAsync(this PageModel page, Func<Task<IActionResult>> work, Func<Task<IActionResult>> again)
    {
        try
        {
            return await work();
        }
        catch (InputRefusedException refused)
        {
            page.ModelState.AddModelError("", refused.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            page.ModelState.AddModelError("", "Somebody else changed this in the meantime. Look at what stands here now, and try again.");
        }

        // What was pending when it was refused must not be saved with the entry that says the page was read.
        page.HttpContext.RequestServices.GetRequiredService<HeadwaterDb>().ChangeTracker.Clear();
        return await again();
    }
}
