using System.Text;

namespace ErrorHandling;

/// <summary>The name of a method as its author wrote it, without what the compiler put around it.</summary>
internal static class FrameName
{
    private const string Lambda = "lambda";

    /// <summary>
    /// Names a frame: <c>Shop.Orders+&lt;ShipAsync&gt;d__4</c> and <c>MoveNext</c> give <c>Shop.Orders.ShipAsync</c>.
    /// </summary>
    public static string Of(string type, string method)
    {
        var name = new StringBuilder();
        var isStateMachine = AppendType(name, type);

        if (!isStateMachine || method != "MoveNext")
            AppendMethod(name, method);

        return name.ToString();
    }

    /// <summary>Names a type, without the arity and the arguments of generic ones.</summary>
    public static string OfType(string type)
    {
        var name = new StringBuilder();
        AppendType(name, type);
        return name.ToString();
    }

    /// <summary>Appends the parts of a nested type; tells whether the last one is a state machine, which is named after its method.</summary>
    private static bool AppendType(StringBuilder name, string type)
    {
        var arguments = type.IndexOf('[');
        var end = arguments < 0 ? type.Length : arguments;
        var isStateMachine = false;

        for (var start = 0; start < end;)
        {
            var plus = type.IndexOf('+', start, end - start);
            var partEnd = plus < 0 ? end : plus;
            isStateMachine = AppendTypePart(name, type.Substring(start, partEnd - start));
            start = partEnd + 1;
        }

        return isStateMachine;
    }

    private static bool AppendTypePart(StringBuilder name, string part)
    {
        var open = part.IndexOf('<');
        var close = ClosingBracket(part, open);
        if (close < 0)
        {
            Append(name, WithoutArity(part));
            return false;
        }

        var kind = close + 1 < part.Length ? part[close + 1] : '\0';

        // <>c and <>c__DisplayClass1_0 only hold lambdas and what they capture.
        if (close == open + 1 && kind == 'c')
            return false;

        // <ShipAsync>d__4 is a state machine; the method may itself be a lambda or a local function.
        if (kind == 'd')
        {
            AppendMethod(name, part.Substring(open + 1, close - open - 1));
            return true;
        }

        // <Orders>F0123…__Order is local to a file: the digits are a hash of its path.
        if (kind == 'F' && part.IndexOf("__", close, StringComparison.Ordinal) is var separator && separator > 0)
        {
            Append(name, part.Substring(0, open) + WithoutArity(part.Substring(separator + 2)));
            return false;
        }

        Append(name, WithoutArity(part));
        return false;
    }

    private static void AppendMethod(StringBuilder name, string method)
    {
        // <Ship>b__0_1 is a lambda in Ship, <Ship>g__Check|0_1 the local function Check; <Main>$ is the top level of a program.
        var close = method.StartsWith("<", StringComparison.Ordinal) ? ClosingBracket(method, 0) : -1;
        if (close < 0)
        {
            Append(name, WithoutArity(method));
            return;
        }

        AppendMethod(name, method.Substring(1, close - 1));

        if (close + 1 < method.Length && method[close + 1] == 'b')
            Append(name, Lambda);
        else if (method.IndexOf("g__", close, StringComparison.Ordinal) == close + 1)
            Append(name, method.Substring(close + 4, Math.Max(method.IndexOf('|', close), close + 4) - close - 4));
    }

    /// <summary>The bracket that closes the one at a position; -1 when none does.</summary>
    private static int ClosingBracket(string text, int open)
    {
        var depth = 0;
        for (var i = open; i >= 0 && i < text.Length; i++)
        {
            depth += text[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }

        return -1;
    }

    private static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`');
        return tick < 0 ? name : name.Substring(0, tick);
    }

    private static void Append(StringBuilder name, string part)
    {
        if (part.Length == 0)
            return;

        if (name.Length > 0)
            name.Append('.');

        name.Append(part);
    }
}
