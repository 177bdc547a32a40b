using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Headwater.Interface;

/// <summary>
/// A page answers the methods it has a handler for. Without this, Razor Pages draw a page for any other method (TRACE, PUT) as it
/// stands, past what its handler would have looked up, refused or written down. For the others the page is absent.
/// </summary>
internal sealed class HandlersOnly : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // A page of an error is drawn whatever was asked.
        if (context.HandlerMethod is not null || context.ActionDescriptor.ViewEnginePath.StartsWith("/Errors/", StringComparison.Ordinal))
            return;
        // A page of words alone needs no handler to be read.
        if (context.ActionDescriptor.HandlerMethods.Count == 0 && (HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method)))
            return;
        context.Result = new NotFoundResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
