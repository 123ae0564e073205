# tests/lang/badinput/only_comments.py - a source may hold nothing but comments

   
# end
