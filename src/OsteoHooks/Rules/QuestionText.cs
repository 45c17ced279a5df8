using System.Linq.Expressions;
using System.Text;

namespace OsteoHooks.Rules;

/// <summary>Writes what is asked as a reader of the rule sees it, without the lambda's names.</summary>
internal static class QuestionText
{
    public static string Of(Expression asked)
    {
        var text = new StringBuilder();
        Write(asked, text);
        return text.ToString();
    }

    private static void Write(Expression expression, StringBuilder text)
    {
        switch (expression)
        {
            case MemberExpression { Expression: ParameterExpression { Type: var type } } member:
                text.Append(type == typeof(Guidelines.Guideline) ? "" : type.Name + ".").Append(member.Member.Name);
                break;
            case MemberExpression { Expression: { } inner } member:
                Write(inner, text);
                text.Append('.').Append(member.Member.Name);
                break;
            case MethodCallExpression { Object: { } target } call:
                Write(target, text);
                text.Append(text.Length > 0 ? "." : "").Append(call.Method.Name).Append('(');
                for (var i = 0; i < call.Arguments.Count; i++)
                {
                    text.Append(i > 0 ? ", " : "");
                    Write(call.Arguments[i], text);
                }

                text.Append(')');
                break;
            case ParameterExpression parameter:
                text.Append(parameter.Type.Name);
                break;
            default:
                text.Append(expression);
                break;
        }
    }
}
